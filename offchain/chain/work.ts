import { setImmediate } from 'node:timers/promises';
import { blake2b } from '@noble/hashes/blake2.js';
import { hexToU8a } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import type { Hex } from './types.ts';

/** What the proof of work of one submission depends on. */
export interface WorkInput {
  /** SS58 address of the submitting key. */
  account: string;
  epoch: number;
  randomness: Hex;
  difficulty: bigint;
}

const sliceMillis = 8;

function challenge({ account, epoch, randomness }: WorkInput): { bytes: Uint8Array; view: DataView } {
  const bytes = new Uint8Array(32 + 4 + 32 + 8);
  const view = new DataView(bytes.buffer);
  bytes.set(decodeAddress(account), 0);
  view.setUint32(32, epoch, true);
  bytes.set(hexToU8a(randomness), 36);
  return { bytes, view };
}

/** Largest hash, as big-endian bytes, that reaches the difficulty: ⌊(2^256 − 1) / difficulty⌋. */
function target(difficulty: bigint): Uint8Array {
  const bound = ((1n << 256n) - 1n) / (difficulty > 0n ? difficulty : 1n);
  return Buffer.from(bound.toString(16).padStart(64, '0'), 'hex');
}

const reaches = (bytes: Uint8Array, bound: Uint8Array) => Buffer.compare(blake2b(bytes, { dkLen: 32 }), bound) <= 0;

/** Whether `work` reaches the difficulty, by the chain's own rule. */
export function workIsEnough(input: WorkInput, work: bigint): boolean {
  const { bytes, view } = challenge(input);
  view.setBigUint64(68, work, true);
  return reaches(bytes, target(input.difficulty));
}

/**
 * Searches for a proof of work: `blake2_256(account ‖ epoch ‖ randomness ‖ work) ≤ (2^256 − 1) / difficulty`. The search
 * gives the event loop its turn every few milliseconds.
 * @throws the signal's reason when it is aborted
 */
export async function findWork(input: WorkInput, signal?: AbortSignal): Promise<bigint> {
  const { bytes, view } = challenge(input);
  const bound = target(input.difficulty);
  let work = 0n;
  for (;;) {
    signal?.throwIfAborted();
    const until = performance.now() + sliceMillis;
    do {
      for (let end = work + 64n; work < end; work++) {
        view.setBigUint64(68, work, true);
        if (reaches(bytes, bound)) return work;
      }
    } while (performance.now() < until);
    await setImmediate();
  }
}
