import { type ChainConnection, type Hex, readScheduled, readSupply } from '../../offchain/chain/index.ts';
import type { Participant } from '../../types/files/network.ts';
import { type EpochReport, type FinalityReport, type Report, reportSchema } from '../../types/files/report.ts';

/** What a report holds that is not read from the state of one block. */
export type Measured = {
  readonly initialHeldOut: number | null;
  readonly finality: FinalityReport | null;
  readonly wallSeconds: number;
  readonly firstMintSeconds: number | null;
  readonly peakMemoryMB: number | null;
};

const tenths = (value: number): number => Math.round(value * 10) / 10;

/** Builds the report; supply, balances and incomes are read at one block. Throws when the result does not fit its schema. */
export const collectReport = async (
  { api }: ChainConnection,
  block: Hex,
  epochs: readonly EpochReport[],
  participants: readonly Participant[],
  measured: Measured,
): Promise<Report> => {
  const then = await api.at(block);
  const supply = await readSupply(api, block);
  const [scheduled, accounts, incomes] = await Promise.all([
    readScheduled(api, supply.accounted, block),
    then.query.system.account.entries(),
    then.query.minting.income.multi(participants.map(({ address }) => address)),
  ]);
  const sum = accounts.reduce((total, [, { data }]) => total + data.free.toBigInt() + data.reserved.toBigInt(), 0n);
  return reportSchema.parse({
    epochs: [...epochs],
    initial: { heldOut: measured.initialHeldOut },
    supply: {
      issuance: String(supply.issuance),
      scheduled: String(scheduled),
      deferred: String(supply.deferred),
      sumOfBalances: String(sum),
    },
    accounts: participants.map(({ address, role, adversary }, at) => ({
      ...{ address, role, adversary },
      income: incomes[at]!.toString(),
    })),
    finality: measured.finality,
    wallSeconds: tenths(measured.wallSeconds),
    firstMintSeconds: measured.firstMintSeconds === null ? null : tenths(measured.firstMintSeconds),
    peakMemoryMB: measured.peakMemoryMB === null ? null : tenths(measured.peakMemoryMB),
  } satisfies Report);
};
