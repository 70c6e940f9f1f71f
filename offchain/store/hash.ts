import { u8aToHex } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { Hash } from '../../types/files/hash.ts';

/** blake2b-256 of `bytes`, the name of an object in every store and on chain. (Node's own crypto has BLAKE2b-512 only.) */
export function hashOf(bytes: Uint8Array): Hash {
  return u8aToHex(blake2AsU8a(bytes, 256));
}
