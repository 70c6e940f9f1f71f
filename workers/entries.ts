import { fileURLToPath } from 'node:url';

const path = (entry: string) => fileURLToPath(new URL(entry, import.meta.url));

/** Entry files of the processes; each takes `--config FILE`. */
export const entries = {
  miner: path('./miner/main.ts'),
  validatorHost: path('./validator/main.ts'),
  validatorWorker: path('./validator/worker.ts'),
} as const;

/**
 * Flags of Node to start them with. A small young generation costs some time in garbage collection and saves more than half of
 * the memory of a process that loads the chain client (131 MB instead of 292).
 */
export const nodeFlags = ['--max-semi-space-size=2'] as const;
