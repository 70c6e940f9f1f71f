import { z } from 'zod';

/** A miner or a validator of a development network. `name` is also the name of its folder. */
const participantSchema = z.strictObject({
  name: z.string().regex(/^(miner|validator)-([a-z-]+-)?\d+$/),
  role: z.enum(['miner', 'validator']),
  adversary: z.string().min(1).nullable(),
  address: z.string().min(40).max(60),
});

/** `network.json` in the data folder of a development network: what it was made with, so that a later start goes on with the same. */
export const networkSchema = z.strictObject({
  version: z.literal(1),
  validators: z.int().min(1),
  /** Whether each validator has a node of its own; without it there is one development chain. */
  nodes: z.literal(true).optional(),
  miners: z.int().min(0),
  adversaries: z.array(z.string().min(1)),
  /** The texts it trains on, kept as copies in the data folder; null for the default corpus. */
  corpus: z.array(z.strictObject({ file: z.string().min(1), hash: z.string().regex(/^0x[0-9a-f]{64}$/) })).nullable(),
  /** Everyone who ever took part; their folders hold their keys. */
  participants: z.array(participantSchema),
});

export type Network = z.infer<typeof networkSchema>;
export type Participant = z.infer<typeof participantSchema>;

/** `processes.json`: what a start has running, so that the next one can end what a killed start left behind. */
export const processesSchema = z.array(
  z.strictObject({ name: z.string(), pid: z.int().min(2), began: z.string().min(1) }),
);
