import type { ApiPromise } from '@polkadot/api';
import type { Hex, ReadAt } from './types.ts';

/** State at a block, or at the head. */
export const at = async (api: ApiPromise, block?: Hex) => (block ? await api.at(block) : api);

/** The newest block that is final: what is read there stays. On a development chain, a block is final as soon as it is sealed. */
export async function readFinalBlock(api: ApiPromise): Promise<ReadAt> {
  const blockHash = (await api.rpc.chain.getFinalizedHead()).toHex();
  const { number } = await api.rpc.chain.getHeader(blockHash);
  return { block: number.toNumber(), blockHash };
}

/** Hash of the block with this number, or null if there is none yet. Of those above the newest final one, the hash can still change. */
export async function readBlockHash(api: ApiPromise, block: number): Promise<Hex | null> {
  const hash = await api.rpc.chain.getBlockHash(block);
  // The library turns the node's null into zeros.
  return hash.isEmpty ? null : hash.toHex();
}
