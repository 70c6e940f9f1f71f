import test from 'ava';
import { factorsOf, meanDelta, step } from '../aggregation/index.ts';
import { hiddenText, sequencesOf } from '../data/index.ts';
import { compress } from '../gradient/index.ts';
import { createEvaluator, createTextGradient, createTrainer, initialWeights, tensors } from '../model/index.ts';
import { hashOf } from '../store/index.ts';
import { batchSeed, train } from '../training/index.ts';
import { remembering } from '../training/testing/micro.ts';
import { weightsHash } from '../weights/index.ts';
import {
  assignedWindows,
  baseline,
  type Compared,
  cosinesOf,
  epochScores,
  inspect,
  scoreGradient,
  settingOf,
  voteLosses,
} from './index.ts';

const description = remembering;
const { budget, training, context } = description;
const specs = tensors(description);
const parameters = specs.reduce((total, spec) => total + spec.size, 0);

/** Tokens in which the next is often the one before plus `stride`. */
function text(stride: number, length: number, salt: number): Uint8Array {
  let state = salt;
  let token = 1;
  return Uint8Array.from({ length }, () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    token = state >>> 30 === 0 ? 1 + ((state >>> 8) % 31) : 1 + ((token + stride) % 31);
    return token;
  });
}

test('miners that train are paid; sign-flip, noise, copies and foreign text are not; the sum of what is paid lowers the loss', async (t) => {
  t.timeout(90_000);
  const trainer = await createTrainer(description, { threads: 1 });
  const evaluator = await createEvaluator(description, { batch: 16, threads: 1 });
  const textGradient = await createTextGradient(description, { batch: 16, threads: 1 });
  t.teardown(() => Promise.all([trainer.release(), evaluator.release(), textGradient.release()]));
  const base = initialWeights(description);
  const baseHash = weightsHash(specs, base);
  const expectation = { specs, budget, epoch: 0, base: baseHash, account: `0x${'33'.repeat(32)}` } as const;
  const randomness = `0x${'44'.repeat(32)}` as const;
  const account = (miner: number) => new Uint8Array(32).fill(miner);

  const soundOf = (delta: Float32Array) => {
    const { blob } = compress({ ...expectation, delta, residual: new Float32Array(parameters) });
    const found = inspect({ blob, hash: hashOf(blob), size: blob.length, expectation });
    if (found.verdict === 'refused') throw new Error(found.reason);
    return found;
  };
  const corpus = text(3, 8000, 1);
  const delta = async (miner: number, shard = corpus) => {
    const seed = batchSeed(randomness, account(miner));
    const run = { description, trainer, base, shards: [shard], steps: training.innerSteps, firstStep: 0, seed };
    return (await train(run)).delta;
  };
  const honest = [await delta(0), await delta(1), await delta(2)];
  const submissions = [
    ...honest.map(soundOf),
    soundOf(honest[0]!.map((value) => -value)),
    soundOf(honest[0]!.map((_, i) => 0.01 * Math.sin(i * i))),
    soundOf(honest[0]!),
    // Trained on the right places of a text that it was not given.
    soundOf(await delta(6, text(3, 8000, 3))),
  ];

  const { sequences: hidden } = hiddenText(text(3, 4000, 4), new Uint8Array(32).fill(1), 128, context);
  const secret = `0x${'55'.repeat(32)}` as const;
  const placed = submissions.map(({ gradient }, index) => ({ index, gradient }));
  const shared = await baseline(
    settingOf({
      description,
      evaluator,
      textGradient,
      weights: base,
      specs,
      norms: submissions.map((each) => each.norm),
      hidden,
      secret,
    }),
    placed,
  );
  const cosines = await cosinesOf(placed.length, async (place) => placed[place]!.gradient, specs, null);
  const results: Compared[] = [];
  for (const each of placed) {
    const windows = { description, secret, randomness, account: account(each.index), shards: [corpus] };
    const score = await scoreGradient(shared, each, assignedWindows(windows), null);
    results.push({ ...score, cosines: new Map(cosines[each.index]!.entries()) });
  }
  const { judgements: judged } = epochScores(
    submissions,
    results,
    submissions.map(() => null),
  );
  const foreign = /not trained on what it was given/;
  // Noise may lower the loss a little by chance.
  const useless = /on hidden text by -|not trained on what it was given/;
  const reasons = [null, null, null, /on hidden text by -/, useless, foreign, foreign];
  judged.forEach((each, i) => {
    const { score, reason } = each!;
    const expected = reasons[i]!;
    if (expected === null) t.true(score > 0n, `${i}: ${reason}`);
    else {
      t.regex(String(reason), expected);
      t.is(score, 0n);
    }
  });

  const accepted = submissions.filter((_, i) => judged[i]!.score > 0n).map(({ gradient }) => gradient);
  const mean = meanDelta(accepted, specs, factorsOf(accepted));
  const heldOut = sequencesOf(text(3, 3000, 7), context, 64);
  const vote = await voteLosses({ evaluator, base, mean, eta: 1, hidden, heldOut });
  t.true(vote.minus < vote.base && vote.base < vote.plus);
  const next = await evaluator.losses(step(base, mean, -1), heldOut);
  t.true(Math.abs(Number(vote.heldOut) / 1e9 - next.reduce((sum, loss) => sum + loss, 0) / next.length) < 1e-6);
});
