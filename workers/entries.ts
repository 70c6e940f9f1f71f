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

/**
 * Environment to start them with. Compiled code is kept between starts, so that a process that was killed is back in a quarter of the
 * time, and does not hold what strips the types from the sources (about 50 MB).
 */
export const nodeEnvironment = { NODE_COMPILE_CACHE: path('../node_modules/.cache/alice') } as const;
