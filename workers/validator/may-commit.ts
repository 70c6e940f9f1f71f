import { readCommit, readSubmissions } from '../../offchain/chain/index.ts';
import type { HostTools } from './actions.ts';
import { listDigest, setAsideCommitRecord } from './commit-record.ts';
import type { EpochWork } from './epoch-work.ts';
import { note } from './roots.ts';

/**
 * Whether there is something to commit to, for the very submissions that the chain has: scores of others, or in another order, could not be
 * revealed. The record of a commit that is for others is put away, unless the chain has that commit already.
 * @throws if the submissions are not those that were scored: the work is stale then
 */
export async function mayCommit(
  { api, submitter, data }: Pick<HostTools, 'api' | 'submitter' | 'data'>,
  work: EpochWork,
): Promise<boolean> {
  const { index } = work.epoch;
  const list = listDigest(await readSubmissions(api, index));
  work.stale = list !== listDigest(work.submissions!);
  if (!work.stale && (work.record === null || work.notes.list === list)) {
    // Before the record: one that is found without this is not sent.
    if (work.record === null) await note(data, work, { list });
    return true;
  }
  work.committed = (await readCommit(api, submitter.address)) !== null;
  if (work.committed) return false;
  if (work.record !== null) await setAsideCommitRecord(data, index);
  work.record = null;
  if (work.stale) throw new Error('the chain was reorganised and has other submissions: they are scored anew');
  return false;
}
