import { isMainThread } from 'node:worker_threads';

/*
 * Loaded (node --import) into every Node process that the network starts. The starter holds the other end of an IPC channel and
 * never sends anything: when the channel closes, the starter is gone, even by kill -9, and the process ends as on SIGTERM. A process that
 * was started without a channel has no `send`; one whose channel closed before it came here has, and nobody to end it.
 */
if (isMainThread && process.send) {
  const end = () => process.kill(process.pid, 'SIGTERM');
  process.once('disconnect', end);
  process.channel?.unref();
  if (!process.connected) end();
}
