import { halvingsOf, meanDelta, step } from '../../offchain/aggregation/index.ts';
import type { Gradient } from '../../offchain/gradient/index.ts';
import { initialWeights, type ModelDescription } from '../../offchain/model/index.ts';
import { inspect, voteLosses } from '../../offchain/scoring/index.ts';
import { type Ballot, type Emission, noEmission, settle, tally } from '../../offchain/settlement/index.ts';
import { hashOf } from '../../offchain/store/index.ts';
import { weightsHash } from '../../offchain/weights/index.ts';
import { triggerLoss } from './backdoor.ts';
import { factorsWithout, guardWithout, judgeWithout, rulesWithout } from './defences.ts';
import {
  accountOf,
  dependsOnAnother,
  type EpochView,
  gradientIn,
  type MinerState,
  type Product,
  produce,
} from './miners.ts';
import type { EpochReport, RunReport } from './report.ts';
import { inForce, membersOf, type Scenario } from './scenario.ts';
import {
  type Inbox,
  lossesToVote,
  measure,
  measures,
  type Received,
  reveal,
  type Scores,
  type Standings,
} from './validators.ts';
import { draw, type World } from './world.ts';

/** All that a run needs to go on: what is written down after each epoch. */
export interface RunState {
  base: Float32Array;
  /** Earlier bases, newest last. */
  history: Float32Array[];
  settled: number;
  heldInRow: number;
  emission: Emission;
  miners: Map<string, MinerState>;
  /** Settled scores of the epoch before, by miner. */
  lastScores: Map<string, bigint>;
  /** What each validator knows of miners. */
  standings: Map<string, Standings>;
  initialLoss: number;
  epochs: EpochReport[];
}

/** Blocks of an epoch: an hour of the main network. */
const epochBlocks = 600;
/** Bases that are kept for those who train from an old one. */
const keptBases = 8;
/** Held epochs in a row that halt training. */
const heldLimit = 3;
/** How much larger than meant a rate is where the network has it wrong. */
const wrongRate = 100;

/** The state before epoch 0. */
export async function begin(scenario: Scenario, world: World): Promise<RunState> {
  const base = initialWeights(world.description);
  const miners = scenario.miners
    .flatMap(membersOf)
    .map((name): [string, MinerState] => [
      name,
      { moments: null, residual: new Float32Array(base.length), sent: null },
    ]);
  return {
    base,
    history: [],
    settled: 0,
    heldInRow: 0,
    emission: noEmission,
    miners: new Map(miners),
    lastScores: new Map(),
    standings: new Map(scenario.validators.flatMap(membersOf).map((name) => [name, new Map()])),
    initialLoss: await meanLoss(world, base),
    epochs: [],
  };
}

/** Whether nothing is left to do: all epochs are over, or held ones have halted training. */
export const isOver = ({ epochs, heldInRow }: RunState, scenario: Scenario): boolean =>
  epochs.length >= scenario.epochs || heldInRow >= heldLimit;

/** What came of a run that is over. */
export async function conclude(state: RunState, scenario: Scenario, seed: number, world: World): Promise<RunReport> {
  return {
    scenario: scenario.name,
    seed,
    initialLoss: state.initialLoss,
    epochs: state.epochs,
    triggerLoss: await triggerLoss(state.base, world),
    weights: weightsHash(world.specs, state.base),
  };
}

interface Submission {
  miner: string;
  group: string;
  product: Product;
  gradient: Gradient | null;
}

/** One epoch, from the miners' training to the next base. Changes `state`. */
export async function runEpoch(state: RunState, scenario: Scenario, seed: number, world: World): Promise<void> {
  const index = state.epochs.length;
  const { specs } = world;
  const faulty = withFault(world.description, scenario.fault);
  const eta = faulty.training.outerLearningRate / 2 ** halvingsOf(state.epochs);
  const view: EpochView = {
    world,
    description: faulty,
    seed,
    index,
    settled: state.settled,
    randomness: draw(seed, 'randomness', index),
    base: state.base,
    baseHash: weightsHash(specs, state.base),
    history: state.history,
    invertSign: scenario.fault === 'optimiser-sign',
  };
  const submissions = await submit(state, scenario, view);
  const received = submissions.map(({ miner, group, product: { blob } }): Received => {
    const { budget } = world.description;
    const expectation = { specs, budget, epoch: index, base: view.baseHash, account: accountOf(seed, miner) };
    return { miner, group, inspected: inspect({ blob, hash: hashOf(blob), size: blob.length, expectation }) };
  });

  const off = rulesWithout(scenario.off);
  const voters = scenario.validators.flatMap((group) =>
    membersOf(group).map((name) => ({
      name,
      group: group.name,
      power: BigInt(group.power),
      behaviour: inForce(group.phases, index),
    })),
  );
  const measured: (Scores | null)[] = [];
  const revealed: ((bigint | null)[] | null)[] = [];
  const inboxes: Inbox[] = voters.map(({ group }) =>
    received.map((each, i) => {
      const { reaches } = submissions[i]!.product;
      return reaches === 'all' || (reaches !== 'none' && reaches.group === group) ? each : null;
    }),
  );
  for (const [i, { name, behaviour }] of voters.entries()) {
    const inbox = inboxes[i]!;
    measured[i] = measures(behaviour) ? await measure(name, inbox, state.standings.get(name)!, view, off) : null;
    const found = draw(seed, 'random scores', name, index);
    revealed[i] = reveal(behaviour, measured[i]!, inbox, state.lastScores, found);
  }
  const unvoted = voters.map(({ power }, i): Ballot => ({ power, scores: revealed[i]!, vote: null }));
  const outcomes = tally(unvoted, submissions.length, judgeWithout(scenario.off));

  const accepted = received.flatMap(({ inspected }, i) => {
    const { accepted, score } = outcomes[i]!;
    return accepted && score !== null && inspected.verdict === 'sound' ? [{ gradient: inspected.gradient, score }] : [];
  });
  const gradients = accepted.map(({ gradient }) => gradient);
  const scores = accepted.map(({ score }) => score);
  const factors = factorsWithout(scenario.off, gradients, scores);
  const sum = meanDelta(gradients, specs, factors);
  const mean = scenario.fault === 'network-sign' ? sum.map((value) => -value) : sum;
  const next = step(state.base, mean, -eta);
  const nextHash = weightsHash(specs, next);
  const ballots: Ballot[] = [];
  for (const [i, { name, behaviour }] of voters.entries()) {
    const canVote =
      behaviour.kind !== 'silent' && outcomes.every((each, at) => !each.accepted || inboxes[i]![at] !== null);
    const hidden = world.hidden(draw(seed, 'hidden', name));
    const { evaluator, heldOutSample: heldOut } = world;
    ballots.push({
      ...unvoted[i]!,
      vote: canVote
        ? {
            hash: behaviour.kind === 'false-hash' ? draw(seed, 'false hash', index) : nextHash,
            losses: lossesToVote(
              behaviour,
              await voteLosses({ evaluator, base: state.base, mean, eta, hidden, heldOut }),
            ),
          }
        : null,
    });
  }
  const lastLosses = submissions.map(({ product }) => product.lastLoss);
  const now = (index + 1) * epochBlocks;
  const settlement = settle(
    { now, emission: state.emission, ballots, outcomes, lastLosses },
    guardWithout(scenario.off),
  );

  state.emission = settlement.emission;
  state.heldInRow =
    settlement.status === 'Held' ? state.heldInRow + 1 : settlement.status === 'Settled' ? 0 : state.heldInRow;
  for (const [i, { miner, product, gradient }] of submissions.entries()) {
    const own = state.miners.get(miner)!;
    if (product.steps > 0) own.sent = gradient;
    if (product.after === null) continue;
    own.moments = product.after.moments;
    // Error feedback goes on only from what was applied to the model.
    if (settlement.status === 'Settled' && outcomes[i]!.accepted) own.residual = product.after.residual;
  }
  if (settlement.status === 'Settled' && settlement.hash === nextHash) {
    state.history = [...state.history, state.base].slice(-keptBases);
    state.base = next;
    state.settled++;
  }
  state.lastScores = new Map(submissions.map(({ miner }, i) => [miner, outcomes[i]!.score ?? 0n]));
  const attackers = new Set(scenario.miners.filter(({ attacker }) => attacker).map(({ name }) => name));
  state.epochs.push({
    epoch: index,
    status: settlement.status,
    heldOut: await meanLoss(world, state.base),
    minersPart: settlement.minersPart.toString(),
    submissions: submissions.map(({ miner, group, product }, i) => ({
      miner,
      group,
      cheats: attackers.has(group) && product.cheats,
      steps: product.steps,
      score: outcomes[i]!.score?.toString() ?? null,
      accepted: outcomes[i]!.accepted,
      paid: settlement.paid[i]!.toString(),
      reasons: [...new Set(measured.flatMap((each) => kindOf(each?.reasons[i])))],
    })),
    validators: voters.map(({ name }, i) => ({ name, paid: settlement.shares[i]!.toString() })),
  });
}

/** What all miners bring, in the order of the chain: at random, those who need another's gradient after the others. */
async function submit(state: RunState, scenario: Scenario, view: EpochView): Promise<Submission[]> {
  const miners = scenario.miners
    .flatMap((group) =>
      membersOf(group).map((miner) => ({ miner, group: group.name, behaviour: inForce(group.phases, view.index) })),
    )
    .map((each) => ({
      ...each,
      place: `${dependsOnAnother(each.behaviour) ? 1 : 0}${draw(view.seed, 'order', view.index, each.miner)}`,
    }))
    .sort((a, b) => (a.place < b.place ? -1 : 1));
  const submissions: Submission[] = [];
  const sourceOf = (miner: string) => submissions.find((each) => each.miner === miner)?.gradient ?? null;
  for (const { miner, group, behaviour } of miners) {
    const partners = membersOf(scenario.miners.find(({ name }) => name === group)!)
      .filter((name) => name !== miner)
      .map((name) => ({ miner: name, state: state.miners.get(name)! }));
    const product = await produce(miner, behaviour, state.miners.get(miner)!, view, { sourceOf, partners });
    if (product !== null) submissions.push({ miner, group, product, gradient: gradientIn(product.blob, view.world) });
  }
  return submissions;
}

function withFault(description: ModelDescription, fault: Scenario['fault']): ModelDescription {
  const { training } = description;
  const { learningRate, outerLearningRate } = training;
  if (fault === 'outer-rate')
    return { ...description, training: { ...training, outerLearningRate: wrongRate * outerLearningRate } };
  if (fault !== 'learning-rate') return description;
  const { peak, floor, decaySteps } = learningRate;
  const wrong = { peak: wrongRate * peak, floor: wrongRate * floor, decaySteps };
  return { ...description, training: { ...training, learningRate: wrong } };
}

/** The check that a reason comes from. */
function kindOf(reason: string | null | undefined): string[] {
  if (reason === null || reason === undefined) return [];
  if (/not trained on/.test(reason)) return ['proof'];
  if (/on hidden text by/.test(reason)) return ['improvement'];
  if (/times the median norm/.test(reason)) return ['norm-ratio'];
  if (/% of the median/.test(reason)) return ['least-score'];
  return [/not finite/.test(reason) ? 'not-finite' : 'form'];
}

async function meanLoss({ evaluator, heldOutSample }: World, weights: Float32Array): Promise<number> {
  const losses = await evaluator.losses(weights, heldOutSample);
  return losses.reduce((sum, loss) => sum + loss, 0) / losses.length;
}
