import {
  type ChainConnection,
  explain,
  type ReadAt,
  readAnnouncements,
  readBalance,
  readEpoch,
  readFinalBlock,
  readHealth,
  readHistory,
  readIncome,
  readInscription,
  readLengths,
  readModel,
  readResults,
  readStake,
  readSubmissions,
  readSupply,
  readVoters,
} from '../chain/index.ts';
import type { ApiReader } from './reader.ts';

/** A node that does not answer within this time counts as lost: the client gets 503 instead of waiting. */
const ANSWER_MILLISECONDS = 10_000;

const inTime = async <T>(answer: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No response received from the node')), ANSWER_MILLISECONDS);
  });
  try {
    return await Promise.race([answer, late]);
  } catch (error) {
    throw explain(error);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * The API's questions, asked of a node. Whatever goes wrong is a ChainError.
 * @param pinned the block to answer from in place of the newest final one
 */
export const chainReader = ({ api }: Pick<ChainConnection, 'api'>, pinned?: ReadAt): ApiReader => ({
  block: () => (pinned ? Promise.resolve(pinned) : inTime(readFinalBlock(api))),
  epoch: (at) => inTime(readEpoch(api, at)),
  health: (at) => inTime(readHealth(api, at)),
  lengths: (at) => inTime(readLengths(api, at)),
  voters: (at) => inTime(readVoters(api, at)),
  announcements: (at) => inTime(readAnnouncements(api, at)),
  model: (at) => inTime(readModel(api, at)),
  submissions: (at, epoch) => inTime(readSubmissions(api, epoch, at)),
  results: (at, epoch) => inTime(readResults(api, epoch, at)),
  history: (at, from, to) => inTime(readHistory(api, from, to, at)),
  supply: (at) => inTime(readSupply(api, at)),
  balance: (at, account) => inTime(readBalance(api, account, at)),
  stake: (at, account) => inTime(readStake(api, account, at)),
  income: (at, account) => inTime(readIncome(api, account, at)),
  inscription: (at) => inTime(readInscription(api, at)),
});
