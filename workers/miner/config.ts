import { z } from 'zod';
import { adversaryKinds } from '../../offchain/adversaries/index.ts';

/** Config of a miner process. Paths are relative to the config file. */
export const minerConfig = z.strictObject({
  /** WebSocket URL of a chain node. */
  chain: z.url({ protocol: /^wss?$/, error: 'must be a ws:// or wss:// URL' }),
  /** Key file (mode 0600). */
  key: z.string().min(1),
  /** Folder of this miner alone: objects, optimizer state, error feedback. */
  data: z.string().min(1),
  /** Threads of the training session. */
  threads: z.int().min(1).max(256).default(1),
  /** A client that cheats, for tests and demonstrations. */
  adversary: z.enum(adversaryKinds).nullable().default(null),
});

export type MinerConfig = z.infer<typeof minerConfig>;
