import {
  type ChainConnection,
  type Epoch,
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

/** Follows a chain until `finish`, which also records what ended up to the epoch that is given, and resolves with all rows. */
export type Following = { finish(running: Pick<Epoch, 'index'>): Promise<readonly EpochReport[]> };

/** Follows the chain: records every epoch in `file` as it ends. */
export const followChain = async (
  { api }: ChainConnection,
  file: string,
  blockSeconds: number,
  addresses: () => readonly string[],
  listener: ChainListener,
): Promise<Following> => {
  const recorder = new EpochRecorder(
    {
      record: (epoch) => readRecord(api, epoch),
      submissions: (epoch) => readSubmissions(api, epoch),
      results: (epoch) => readResults(api, epoch),
    },
    file,
    blockSeconds,
    listener.note,
  );
  const lengths = await readLengths(api);
  /** How many rows the listener knows: at first those of before this start, which are history. */
  let told: number | undefined;
  let shown = false;
  let updating = Promise.resolve();

  const money = async (): Promise<Money> => {
    const accounts = addresses();
    const [{ minted, deferred }, incomes] = await Promise.all([
      readSupply(api),
      api.query.minting.income.multi([...accounts]),
    ]);
    return { minted, deferred, incomes: new Map(accounts.map((address, at) => [address, incomes[at]!.toBigInt()])) };
  };

  const onEpoch = async (epoch: Epoch): Promise<void> => {
    const { index, phase, block, deadline, halted } = epoch;
    const length = phase === 'Settle' ? 1 : lengths[phase.toLowerCase() as keyof typeof lengths];
    listener.epoch({ index, phase, block, deadline, length, halted });
    updating = recorder.update(epoch);
    await updating;
    const rows = recorder.rows();
    told ??= rows.length;
    const added = rows.slice(told);
    if (shown && added.length === 0) return;
    listener.ended(rows, added, await money());
    // Only now: what could not be told, because the chain did not answer, is told the next time.
    shown = true;
    told = rows.length;
  };

  const end = await watchEpochs(api, onEpoch, ({ message }) => listener.note(message));
  return {
    finish: async (running) => {
      end();
      await updating.catch(() => {});
      await recorder.update(running);
      return recorder.rows();
    },
  };
};
