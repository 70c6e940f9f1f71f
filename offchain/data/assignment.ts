import { hexToU8a, u8aConcat } from '@polkadot/util';
import { blake2AsU8a } from '@polkadot/util-crypto';
import type { Hash } from '../../types/files/hash.ts';

/**
 * Indices of the shards that an account trains on in an epoch, as docs/protocol.md has it:
 * `u64 LE of blake2_256(randomness ‖ account ‖ i as u32 LE)[0..8] mod shards` for `i` in `0..count`. May name one twice.
 *
 * @param account public key, 32 bytes
 * @param count shards an account gets in an epoch (`shardsPerEpoch`)
 * @param shards number of shards in the manifest
 */
export function assignedShards(randomness: Hash, account: Uint8Array, count: number, shards: number): number[] {
  return Array.from({ length: count }, (_, i) => {
    const index = new Uint8Array(4);
    new DataView(index.buffer).setUint32(0, i, true);
    const digest = blake2AsU8a(u8aConcat(hexToU8a(randomness), account, index), 256);
    return Number(new DataView(digest.buffer, digest.byteOffset).getBigUint64(0, true) % BigInt(shards));
  });
}
