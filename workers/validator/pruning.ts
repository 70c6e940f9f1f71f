import type { ApiPromise } from '@polkadot/api';
import { type PhaseLengths, readBlockHash, readLengths } from '../../offchain/chain/index.ts';
import { reasonOf } from '../process.ts';

/**
 * One sentence if the node has not kept the states of a whole epoch: a host that starts late in an epoch, and did not see it begin, could
 * not find out which hidden text is in force.
 */
export async function pruningProblem(api: ApiPromise, head: number, lengths: PhaseLengths): Promise<string | null> {
  const blocks = lengths.submit + lengths.score + lengths.reveal + lengths.vote;
  const block = head - blocks > 0 ? await readBlockHash(api, head - blocks) : null;
  if (block === null) return null;
  try {
    await readLengths(api, block);
  } catch (error) {
    if (/State already discarded/i.test(reasonOf(error)))
      return `The node has not kept the states of the last ${blocks} blocks, an epoch's: start it with a larger --state-pruning (after a sync by warp, they come with time).`;
  }
  return null;
}
