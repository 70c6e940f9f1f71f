import {
  type ChainConnection,
  explain,
  readAnnouncements,
  readBalance,
  readEpoch,
  readHealth,
  readHistory,
  readIncome,
  readInscription,
  readLengths,
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

/** The API's questions, asked of a node. Whatever goes wrong is a ChainError. */
export const chainReader = ({ api }: ChainConnection): ApiReader => ({
  epoch: () => inTime(readEpoch(api)),
  health: () => inTime(readHealth(api)),
  lengths: () => inTime(readLengths(api)),
  voters: () => inTime(readVoters(api)),
  announcements: () => inTime(readAnnouncements(api)),
  submissions: (epoch) => inTime(readSubmissions(api, epoch)),
  results: (epoch) => inTime(readResults(api, epoch)),
  history: (from, to) => inTime(readHistory(api, from, to)),
  supply: () => inTime(readSupply(api)),
  balance: (account) => inTime(readBalance(api, account)),
  stake: (account) => inTime(readStake(api, account)),
  income: (account) => inTime(readIncome(api, account)),
  inscription: () => inTime(readInscription(api)),
});
