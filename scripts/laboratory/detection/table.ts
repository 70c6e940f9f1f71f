import { weightedMedian } from '../../../offchain/settlement/index.ts';
import type { Table } from '../markdown.ts';
import type { Sample, Tally, Verdicts } from './judge.ts';
import { miners, validators } from './measure.ts';

/** What a number of sequences costs and tells. */
export interface Row {
  sample: Sample;
  /** Sequences that one submission takes. */
  sequences: number;
  /** Checking one submission over the work that it took: by a processor's time, and by passes (a step of training is three). */
  cost: { time: number; passes: number };
  /** What an epoch takes besides, however many submissions there are, over the work of one, by passes. */
  shared: number;
  /** Of the honest submissions, those that one validator refuses, and that the median of all of them does. */
  refused: { one: number; median: number };
  /** The same of honest gradients that another account sends as its own, and the part of an honest score that such a one is given on average. */
  accepted: { one: number; median: number };
  given: number;
  /** Standard deviation of the settled scores of an epoch's honest submissions over their mean; the mean of all epochs. */
  spread: number;
  honest: number;
  idle: number;
}

/** What the verdicts of a tally come to. */
export function rowOf(sample: Sample, { honest, idle }: Tally): Omit<Row, 'sequences' | 'cost' | 'shared'> {
  const byAccount = (all: readonly Verdicts[][]) =>
    all.flatMap((epoch) => Array.from({ length: miners }, (_, account) => epoch.map((scores) => scores[account]!)));
  const [own, stolen] = [byAccount(honest), byAccount(idle)];
  const share = (all: readonly bigint[][], holds: (scores: bigint[]) => number) =>
    all.reduce((sum, scores) => sum + holds(scores), 0) / all.length;
  const ofOne = (scores: bigint[]) => scores.filter((score) => score > 0n).length / scores.length;
  const byMedian = (scores: bigint[]) => (median(scores) > 0n ? 1 : 0);
  const level = share(own, (scores) => Number(median(scores)));
  return {
    sample,
    refused: { one: 1 - share(own, ofOne), median: 1 - share(own, byMedian) },
    accepted: { one: share(stolen, ofOne), median: share(stolen, byMedian) },
    given: share(stolen, (scores) => Number(median(scores))) / level,
    spread: honest.reduce((sum, epoch) => sum + spreadOf(epoch), 0) / honest.length,
    honest: own.length,
    idle: stolen.length,
  };
}

/** By how much the settled scores of an epoch differ. */
function spreadOf(epoch: readonly Verdicts[]): number {
  const scores = Array.from({ length: miners }, (_, account) => Number(median(epoch.map((found) => found[account]!))));
  const mean = scores.reduce((sum, score) => sum + score, 0) / scores.length;
  const square = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / scores.length;
  return Math.sqrt(square) / mean;
}

/** As the chain settles the scores of validators with equal power. */
const median = (scores: readonly bigint[]): bigint =>
  weightedMedian(scores.map((value) => ({ value, power: 1n }))) ?? 0n;

/** The rows as a table of words. */
export function tableOf(rows: readonly Row[]): Table {
  const percent = (value: number, digits = 2) => `${(100 * value).toFixed(digits)}%`;
  const head = [
    'hidden sequences',
    'windows in a round',
    'sequences for a submission',
    'cost of checking, by time',
    'by passes',
    'what an epoch takes besides, by passes',
    'honest refused by one validator',
    `by the median of ${validators}`,
    "others' work accepted by one validator",
    `by the median of ${validators}`,
    'pay for it, of an honest share',
    'spread of honest pay in an epoch',
  ];
  const cells = rows.map(({ sample, sequences, cost, shared, refused, accepted, given, spread }) => [
    `${sample.hidden}`,
    `${sample.round}`,
    sequences.toFixed(0),
    percent(cost.time, 1),
    percent(cost.passes, 1),
    percent(shared, 0),
    percent(refused.one),
    percent(refused.median),
    percent(accepted.one),
    percent(accepted.median),
    percent(given),
    percent(spread, 0),
  ]);
  return { head, rows: cells };
}
