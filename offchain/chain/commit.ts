import type { ApiPromise } from '@polkadot/api';
import type { i64, Option, Vec } from '@polkadot/types-codec';
import { blake2AsHex } from '@polkadot/util-crypto';
import type { Hex } from './types.ts';

/** Scores as the reveal takes them: nano-nats by submission index; `null` abstains. */
export const encodeScores = (api: ApiPromise, scores: readonly (bigint | null)[]): Vec<Option<i64>> =>
  api.registry.createType('Vec<Option<i64>>', scores);

/**
 * Hash that a voter commits to: blake2-256 of the SCALE encoding of (account, epoch, scores, salt).
 * @param scores nano-nats by submission index; `null` abstains
 * @param salt 32 bytes
 */
export function commitHash(
  api: ApiPromise,
  account: string,
  epoch: number,
  scores: readonly (bigint | null)[],
  salt: Hex,
): Hex {
  const encoded = api.registry.createType('(AccountId, u32, Vec<Option<i64>>, H256)', [account, epoch, scores, salt]);
  return blake2AsHex(encoded.toU8a(), 256);
}
