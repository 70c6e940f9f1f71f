import type { ApiPromise } from '@polkadot/api';
import { GenericCall } from '@polkadot/types';
import type { H256 } from '@polkadot/types/interfaces';
import type { i64, Option, u32, Vec } from '@polkadot/types-codec';
import type { Hash } from '../../types/files/hash.ts';
import { commitHash, type EpochRecord } from '../chain/index.ts';

/** A reveal as a call makes it. */
export type RevealCall = Readonly<{ epoch: number; scores: readonly (bigint | null)[]; salt: Hash }>;

/** The reveals in a call: itself, or those in it, at any depth (batches, proxies, accounts of several keys). Whether they were carried out is not known. */
export function revealsIn({ section, method, args }: Pick<GenericCall, 'section' | 'method' | 'args'>): RevealCall[] {
  if (section === 'epochs' && method === 'reveal') {
    const [epoch, scores, salt] = args as [u32, Vec<Option<i64>>, H256];
    const numbers = [...scores].map((score) => (score.isSome ? score.unwrap().toBigInt() : null));
    return [{ epoch: epoch.toNumber(), scores: numbers, salt: salt.toHex() }];
  }
  const within = args.flatMap((arg): unknown[] => (Array.isArray(arg) ? arg : [arg]));
  return within.flatMap((each) => (each instanceof GenericCall ? revealsIn(each) : []));
}

/**
 * Whose commit a reveal opens, or null.
 *
 * @param signer who signed the transaction: mostly the one
 * @param commits hashes that are not opened yet, by account
 */
export function revealerOf(
  api: Pick<ApiPromise, 'registry'>,
  { epoch, scores, salt }: RevealCall,
  signer: string,
  commits: ReadonlyMap<string, Hash>,
): string | null {
  const opens = (account: string) =>
    commits.get(account) === commitHash(api as ApiPromise, account, epoch, scores, salt);
  return [signer, ...commits.keys()].find((account) => commits.has(account) && opens(account)) ?? null;
}

/**
 * What the validators of an epoch revealed their scores with, from its last block back to its first. A salt is one by which the scores are what was
 * committed to.
 */
export async function findSalts(
  api: ApiPromise,
  { epoch, started, ended }: EpochRecord,
  blockHash: (block: number) => Promise<Hash>,
): Promise<Map<string, Hash>> {
  const { query } = await api.at(await blockHash(ended - 1));
  const revealed = new Set((await query.epochs.reveals.keys()).map(({ args }) => args[0].toString()));
  const commits = new Map<string, Hash>();
  for (const [key, hash] of await query.epochs.commits.entries()) {
    const account = key.args[0].toString();
    if (hash.isSome && revealed.has(account)) commits.set(account, hash.unwrap().toHex());
  }
  const salts = new Map<string, Hash>();
  for (let block = ended - 1; block > started && commits.size > 0; block -= 1) {
    const { extrinsics } = (await api.rpc.chain.getBlock(await blockHash(block))).block;
    for (const { method, signer } of extrinsics) {
      for (const reveal of revealsIn(method)) {
        const account = reveal.epoch === epoch ? revealerOf(api, reveal, signer.toString(), commits) : null;
        if (account === null) continue;
        salts.set(account, reveal.salt);
        commits.delete(account);
      }
    }
  }
  return salts;
}
