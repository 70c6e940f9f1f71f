import { u8aConcat, u8aToHex } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { Hex, ReadAt } from '../chain/index.ts';

const prefix = u8aConcat(xxhashAsU8a('System', 128), xxhashAsU8a('BlockHash', 128));

/** Storage key of a block's hash, which the chain keeps for some time after the block. */
export function blockHashKey(block: number): Hex {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, block, true);
  return u8aToHex(u8aConcat(prefix, xxhashAsU8a(number, 64), number));
}

/**
 * Hashes of blocks by number, from the chain itself: no peer can prove which block has a number, but a final block's state holds the
 * hashes of the blocks before it, and the state of the oldest of those the hashes of the ones before that.
 */
export class BlockHashes {
  readonly #read: (key: Hex, at: Hex) => Promise<Hex | null>;
  /** Final blocks, by number. */
  readonly #known = new Map<number, Hex>();
  /** How many hashes of earlier blocks the chain's state holds: `System.BlockHashCount`. */
  kept = 1;

  /** @param read a value of the state after the block `at`, with its proof */
  constructor(read: (key: Hex, at: Hex) => Promise<Hex | null>) {
    this.#read = read;
  }

  /**
   * Hash of the block with this number, or null if it is after `final`.
   * @throws Error when the state does not hold a hash that it should
   */
  async of(block: number, final: ReadAt): Promise<Hex | null> {
    if (block > final.block) return null;
    const later = [...this.#known.keys()].filter((known) => known >= block);
    let at = final;
    if (later.length > 0) {
      const nearest = Math.min(...later);
      at = { block: nearest, blockHash: this.#known.get(nearest)! };
    }
    while (at.block > block) {
      const earlier = Math.max(block, at.block - this.kept);
      const found = await this.#read(blockHashKey(earlier), at.blockHash);
      if (found === null || !/^0x[0-9a-f]{64}$/.test(found))
        throw new Error(`The state of block ${at.block} does not hold the hash of block ${earlier}.`);
      this.#known.set(earlier, found);
      at = { block: earlier, blockHash: found };
    }
    return at.blockHash;
  }
}
