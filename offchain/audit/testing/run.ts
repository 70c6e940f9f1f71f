import { u8aToHex } from '@polkadot/util';
import { decodeAddress, encodeAddress } from '@polkadot/util-crypto';
import { canonicalJson } from '../../../types/files/canonical.ts';
import type { Hash } from '../../../types/files/hash.ts';
import { halvingsOf } from '../../aggregation/index.ts';
import type { EpochRecord, ModelEntry, Submission, Supply } from '../../chain/index.ts';
import { assignedShards, hiddenText, manifestBytes, splitCorpus, tokenise } from '../../data/index.ts';
import { compress } from '../../gradient/index.ts';
import { Computation } from '../../jobs/index.ts';
import { createTrainer, initialWeights, parameterCount, type Trainer, tensors } from '../../model/index.ts';
import { lastBaseOf, type PublishedRecord, sampleSizes, toNanoNats } from '../../scoring/index.ts';
import {
  type Emission,
  noEmission,
  outcomeOf,
  type Settlement,
  scheduled,
  settle,
  splitReward,
  tally,
} from '../../settlement/index.ts';
import { hashOf } from '../../store/index.ts';
import { batchSeed, train } from '../../training/index.ts';
import { remembering } from '../../training/testing/micro.ts';
import { decodeWeights, encodeWeights } from '../../weights/index.ts';
import { saltsOf } from '../check-evidence.ts';
import type { Amount, Archive, EpochFacts, VoterFacts } from '../facts.ts';
import type { Objects } from '../objects.ts';
import { scoresOf } from './scores.ts';

/*
 * A small run as the chain would have it, for tests that change a thing in it: four miners that train, three validators that
 * score, all by the functions that miners and validators use. Only the chain is played.
 */

const description = remembering;
const specs = tensors(description);
const { budget, context, training } = description;

const accountOf = (number: number) => encodeAddress(new Uint8Array(32).fill(number), 42);
const miners = [1, 2, 3, 4].map(accountOf);
const validators = [11, 12, 13].map(accountOf);
export const pot = accountOf(21);
const blocksPerEpoch = 50;

/** Letters of which most follow from the one before. */
function corpusText(): string {
  let state = 7;
  let letter = 0;
  return Array.from({ length: 300_000 }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    letter = state >>> 30 === 0 ? (state >>> 8) % 26 : (letter + 3) % 26;
    return String.fromCharCode(97 + letter);
  }).join('');
}

export interface TestRun {
  archive: Archive;
  facts: readonly EpochFacts[];
  /** Every validator's hidden text is published. */
  miners: readonly string[];
  validators: readonly string[];
}

/** Plays `epochs` epochs and puts every object of theirs into `objects`. */
export async function playRun(objects: Objects, epochs: number): Promise<TestRun> {
  const corpus = { names: ['made'], text: corpusText() };
  const split = splitCorpus({ corpus, seed: `0x${'06'.repeat(32)}`, vocabulary: description.vocabulary });
  for (const part of [...split.shards, split.heldOut]) await objects.put(part);
  const model: ModelEntry = {
    name: description.name,
    parameters: BigInt(parameterCount(description)),
    budget,
    description: await objects.put(new TextEncoder().encode(canonicalJson(description))),
    manifest: await objects.put(manifestBytes(split.manifest)),
    seed: description.seed as Hash,
  };
  const reserve = tokenise(split.reserve, split.manifest.vocabulary);
  const texts = validators.map((_, i) => hiddenText(reserve, new Uint8Array(32).fill(i), sampleSizes.hidden, context));
  for (const { sequences } of texts) await objects.put(sequences);

  const shards = split.shards.map((shard) => tokenise(shard, split.manifest.vocabulary));
  const computation = new Computation({ store: objects, hidden: (root) => objects.get(root), threads: 1 });
  const trainer = await createTrainer(description, { threads: 1 });
  const facts: EpochFacts[] = [];
  let base = await objects.put(encodeWeights(specs, initialWeights(description)));
  let emission: Emission = noEmission;
  let minted = 0n;
  const evidence = validators.map((): Evidence => null);
  for (let epoch = 0; epoch < epochs; epoch += 1) {
    const roots = texts.map(({ root }) => root);
    const ended = facts.map(({ record }) => record);
    const played = await playEpoch({
      objects,
      computation,
      trainer,
      model,
      shards,
      epoch,
      base,
      last: lastBaseOf(ended),
      halvings: halvingsOf(ended),
      emission,
      minted,
      roots,
      evidence,
    });
    facts.push(played.facts);
    base = played.facts.record.after;
    emission = played.emission;
    minted = played.facts.after.minted;
  }
  await trainer.release();
  return { facts, miners, validators, archive: archiveOf(model, facts) };
}

/** An archive that says what these facts say. */
export function archiveOf(model: ModelEntry, facts: readonly EpochFacts[]): Archive {
  return {
    model,
    existentialDeposit: 1n,
    pot,
    ended: async () => facts.length,
    record: async (epoch) => facts[epoch]!.record,
    facts: async (epoch) => facts[epoch]!,
    salts: async (epoch) => saltsOf(facts[epoch]!.voters),
    rootsInUse: async () => new Set(),
    rootsBefore: async () => new Set(),
    sumOfBalances: async (epoch) => facts[epoch]!.after.issuance,
  };
}

interface Setting {
  objects: Objects;
  computation: Computation;
  trainer: Trainer;
  model: ModelEntry;
  shards: readonly Uint8Array[];
  epoch: number;
  base: Hash;
  /** The base before that, if there is one. */
  last: Hash | null;
  halvings: number;
  emission: Emission;
  minted: bigint;
  roots: readonly Hash[];
  /** By validator: its newest record of evidence. Changed by `allScores`. */
  evidence: Evidence[];
}

type Evidence = PublishedRecord | null;

async function playEpoch(setting: Setting): Promise<{ facts: EpochFacts; emission: Emission }> {
  const { computation, model, epoch, base, halvings, emission, minted, roots } = setting;
  const started = 1 + epoch * blocksPerEpoch;
  const ended = started + blocksPerEpoch - 1;
  const randomness: Hash = hashOf(Uint8Array.of(epoch));
  const submissions: Submission[] = [];
  for (const [index, account] of miners.entries())
    submissions.push(await submissionOf(setting, index, account, randomness));

  const scores = await allScores(setting, submissions, randomness);
  const powers = validators.map((_, i) => BigInt(100 + i));
  const ballots = powers.map((power, i) => ({ power, scores: scores[i]!, vote: null }));
  const outcomes = tally(ballots, submissions.length, outcomeOf);
  const accepted = submissions
    .filter(({ index }) => outcomes[index]!.accepted)
    .map(({ index, blob }) => ({ index, blob, score: outcomes[index]!.score!.toString() }));
  const { description: described, manifest } = model;
  const job = { epoch, base, description: described, manifest, budget, accepted, halvings, invertSign: false };
  const { weights: hash } = await computation.run('aggregate', job);
  const voters: VoterFacts[] = [];
  for (const [i, account] of validators.entries()) {
    const hiddenRoot = roots[i]!;
    const { minus, base: before, plus, heldOut } = await computation.run('evaluate', { ...job, hiddenRoot });
    const losses = { minus: BigInt(minus), base: BigInt(before), plus: BigInt(plus), heldOut: BigInt(heldOut) };
    voters.push({
      account,
      power: powers[i]!,
      hiddenRoot,
      committed: true,
      scores: scores[i]!,
      salt: setting.evidence[i]!.hash,
      vote: { hash, losses },
      stake: { commission: 100_000_000n, bond: 70n, delegated: i === 0 ? 33n : 0n },
    });
  }

  const lastLosses = submissions.map(({ lastLoss }) => lastLoss);
  const end = settle({ now: ended, emission, ballots: voters, outcomes, lastLosses });
  const record: EpochRecord = {
    epoch,
    status: end.status,
    before: base,
    after: end.hash ?? base,
    minted: end.minted,
    minersPart: end.minersPart,
    submissions: submissions.length,
    accepted: accepted.length,
    losses: end.losses,
    started,
    ended,
  };
  const facts: EpochFacts = {
    record,
    randomness,
    parent: randomness,
    voters,
    submissions,
    results: outcomes.map((outcome, index) => ({ epoch, index, ...outcome, paid: end.paid[index]! })),
    before: supplyAt(ended - 1, minted, emission),
    after: supplyAt(ended, minted + end.minted, end.emission),
    payments: paymentsOf(submissions, voters, end),
    shared: voters.map(({ account, stake }, i) => ({ account, amount: splitReward(end.shares[i]!, stake).delegators })),
    unpayable: [],
    notRevealed: [],
  };
  return { facts, emission: end.emission };
}

/** Each validator's scores of all submissions, on its hidden text. */
async function allScores(setting: Setting, submissions: readonly Submission[], randomness: Hash) {
  const scores: (bigint | null)[][] = [];
  for (const [validator, hiddenRoot] of setting.roots.entries()) {
    const previous = setting.evidence[validator]!;
    const own = await scoresOf({ ...setting, randomness, submissions, hiddenRoot, previous });
    setting.evidence[validator] = own.evidence;
    scores.push(own.scores);
  }
  return scores;
}

function paymentsOf(submissions: readonly Submission[], voters: readonly VoterFacts[], end: Settlement): Amount[] {
  const toMiners = submissions.map(({ account, index }) => ({ account, amount: end.paid[index]! }));
  const toVoters = voters.flatMap(({ account, stake }, i) => {
    const { own, delegators } = splitReward(end.shares[i]!, stake);
    return [
      { account, amount: own },
      { account: pot, amount: delegators },
    ];
  });
  return [...toMiners, ...toVoters].filter(({ amount }) => amount > 0n);
}

function supplyAt(block: number, minted: bigint, { accounted, deferred }: Emission): Supply {
  return { block, issuance: minted, scheduled: scheduled(block), accounted, deferred, minted, burnt: 0n };
}

/** What a miner trains on its shards, as its submission. */
async function submissionOf(setting: Setting, index: number, account: string, randomness: Hash): Promise<Submission> {
  const { objects, trainer, shards, epoch, base } = setting;
  const own = assignedShards(randomness, decodeAddress(account), training.shardsPerEpoch, shards.length);
  const run = await train({
    description,
    trainer,
    steps: training.innerSteps,
    firstStep: epoch * training.innerSteps,
    base: decodeWeights(specs, await objects.get(base)),
    shards: [...new Set(own)].map((shard) => shards[shard]!),
    seed: batchSeed(randomness, decodeAddress(account)),
  });
  const residual = new Float32Array(run.delta.length);
  const { blob } = compress({
    delta: run.delta,
    residual,
    specs,
    epoch,
    base,
    account: u8aToHex(decodeAddress(account)),
    budget,
  });
  return {
    epoch,
    index,
    account,
    blob: await objects.put(blob),
    size: blob.length,
    block: 2 + index,
    deposit: 0n,
    firstLoss: toNanoNats(run.firstLoss),
    lastLoss: toNanoNats(run.lastLoss),
  };
}
