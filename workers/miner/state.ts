import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import type { Store } from '../../offchain/store/index.ts';
import { type Hash, hashSchema } from '../../types/files/hash.ts';
import { ConfigError } from '../config.ts';
import { writeFileAtomically } from '../files.ts';

const amount = z.string().regex(/^\d{1,20}$/);

/** AdamW's moments, objects of the miner's store. */
const moments = z.strictObject({ first: hashSchema, second: hashSchema, step: z.int().min(0) });

const pending = z.strictObject({
  epoch: z.int().min(0),
  base: hashSchema,
  /** Of the epoch that it was trained for: what it was given to train on. */
  randomness: hashSchema,
  /** The blob is in the store: what is sent again after a restart is the same, byte for byte. */
  blob: hashSchema,
  size: z.int().positive(),
  /** Nano-nats. */
  firstLoss: amount,
  lastLoss: amount,
  moments,
  /** Error feedback if the network accepts the blob. */
  residual: hashSchema,
});

const minerState = z.strictObject({
  /** Null before the first epoch. */
  moments: moments.nullable(),
  /** What the accepted blobs have left out so far. */
  residual: hashSchema.nullable(),
  /** Made for an epoch that is not known to have ended. */
  pending: pending.nullable(),
});

/** What a miner keeps from one epoch to the next; big values are objects of its store, named by hash. */
export type MinerState = z.infer<typeof minerState>;
export type Pending = z.infer<typeof pending>;

const pathOf = (data: string) => join(data, 'state.json');

/** The state in a miner's folder; an empty one when there is none. */
export async function readState(data: string): Promise<MinerState> {
  const path = pathOf(data);
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw new ConfigError(`The miner's state ${path} cannot be read: ${error.code}.`);
  });
  if (text === null) return { moments: null, residual: null, pending: null };
  try {
    return minerState.parse(JSON.parse(text));
  } catch {
    throw new ConfigError(`The miner's state ${path} is damaged: remove it to start with a fresh optimizer.`);
  }
}

/** The state without what the store no longer has whole; the same object when all is there. */
export async function soundState(store: Store, state: MinerState): Promise<MinerState> {
  const isWhole = async (hash: Hash) =>
    store.get(hash).then(
      () => true,
      () => false,
    );
  const areWhole = async (hashes: Hash[]) => (await Promise.all(hashes.map(isWhole))).every(Boolean);
  const { moments: own, residual, pending: made } = state;
  const momentsWhole = own === null || (await areWhole([own.first, own.second]));
  const residualWhole = residual === null || (await isWhole(residual));
  const pendingWhole =
    made === null || (await areWhole([made.blob, made.residual, made.moments.first, made.moments.second]));
  if (momentsWhole && residualWhole && pendingWhole) return state;
  return {
    moments: momentsWhole ? own : null,
    residual: residualWhole ? residual : null,
    pending: pendingWhole ? made : null,
  };
}

/** Replaces the state, whole or not at all. */
export async function writeState(data: string, state: MinerState): Promise<void> {
  await writeFileAtomically(pathOf(data), `${JSON.stringify(state)}\n`);
}

/**
 * The state once the pending blob's epoch has ended. The optimizer goes on from where it was; the error feedback only if the blob
 * was applied to the model, since otherwise nothing of what it carries has arrived.
 */
export function conclude(state: MinerState, accepted: boolean): MinerState {
  if (state.pending === null) return state;
  const { moments: next, residual } = state.pending;
  return { moments: next, residual: accepted ? residual : state.residual, pending: null };
}
