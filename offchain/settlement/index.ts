export { goesDownhill, type Losses, medianLosses } from './guard.ts';
export { isTwoThirds, type Weighted, weightedMedian } from './median.ts';
export { type Outcome, outcomeOf } from './outcome.ts';
export { defer, draw, type Emission, noEmission, scheduled } from './schedule.ts';
export { type Ballot, type EpochEnd, type Settlement, settle, tally } from './settle.ts';
export { claimable, largestRemainder, runningShares, type StakeOf, splitReward } from './shares.ts';
