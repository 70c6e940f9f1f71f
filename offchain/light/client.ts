import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { type Client, startWithBytecode } from 'smoldot/no-auto-bytecode';

/**
 * Starts smoldot in a thread of its own: verifying takes seconds at a time, and in the thread of others it would leave timers behind
 * that keep the process from ending.
 */
export function startSmoldot(): { client: Client; stop(): Promise<void> } {
  const { port1, port2 } = new MessageChannel();
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: port2, transferList: [port2] });
  const bytecode = once(worker, 'message').then(([module]) => module);
  // Peers come and go; what fails is told by the call that fails.
  const client = startWithBytecode({ bytecode, portToWorker: port1, maxLogLevel: 1, logCallback: () => undefined });
  const stop = async (): Promise<void> => {
    await client.terminate().catch(() => undefined);
    port1.close();
    await worker.terminate();
  };
  return { client, stop };
}
