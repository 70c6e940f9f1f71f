import {
  type ChainConnection,
  type Epoch,
  readIncome,
  readLengths,
  readRecord,
  readResults,
  readSubmissions,
  readSupply,
  watchEpochs,
} from '../../offchain/chain/index.ts';
import type { EpochReport } from '../../types/files/report.ts';
import { EpochRecorder } from '../report/recorder.ts';
import type { EpochView } from '../view/state.ts';

/** What is told of the chain. */
export type ChainListener = {
  /** At each block. */
  epoch(epoch: EpochView): void;
  /** Once at the beginning, and whenever epochs ended: `all` since genesis, and those that ended since the last call. */
  ended(all: readonly EpochReport[], added: readonly EpochReport[], money: Money): void;
  note(sentence: string): void;
};

/** Supply and incomes in plancks. */
export type Money = {
  readonly minted: bigint;
  readonly deferred: bigint;
  readonly incomes: ReadonlyMap<string, bigint>;
};

/** Follows the chain: records every epoch in `file` as it ends. */
export const followChain = async (
  { api }: ChainConnection,
  file: string,
  blockSeconds: number,
  addresses: () => readonly string[],
  listener: ChainListener,
): Promise<{ rows: () => readonly EpochReport[]; end: () => void }> => {
  const recorder = new EpochRecorder(
    {
      record: (epoch) => readRecord(api, epoch),
      submissions: (epoch) => readSubmissions(api, epoch),
      results: (epoch) => readResults(api, epoch),
    },
    file,
    blockSeconds,
  );
  const lengths = await readLengths(api);
  let first = true;

  const money = async (): Promise<Money> => {
    const accounts = addresses();
    const [{ minted, deferred }, incomes] = await Promise.all([
      readSupply(api),
      Promise.all(accounts.map((address) => readIncome(api, address))),
    ]);
    return { minted, deferred, incomes: new Map(accounts.map((address, at) => [address, incomes[at]!])) };
  };

  const onEpoch = async (epoch: Epoch): Promise<void> => {
    const { index, phase, block, deadline, halted } = epoch;
    const length = phase === 'Settle' ? 1 : lengths[phase.toLowerCase() as keyof typeof lengths];
    listener.epoch({ index, phase, block, deadline, length, halted });
    const added = await recorder.update(epoch);
    // What ended before this start is history: nothing that this start waited for.
    if (first) listener.ended(recorder.rows(), [], await money());
    else if (added.length > 0) listener.ended(recorder.rows(), added, await money());
    first = false;
  };

  const end = await watchEpochs(api, onEpoch, ({ message }) => listener.note(message));
  return { rows: () => recorder.rows(), end };
};
