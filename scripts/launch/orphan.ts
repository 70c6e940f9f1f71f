import { isMainThread } from 'node:worker_threads';

/*
 * Loaded (node --import) into every Node process that the network starts. The starter holds the other end of an IPC channel and
 * never sends anything: when the channel closes, the starter is gone, even by kill -9, and the process ends as on SIGTERM.
 */
if (isMainThread && process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
