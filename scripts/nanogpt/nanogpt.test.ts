import { readFileSync } from 'node:fs';
import test from 'ava';
import { createTrainer } from '../../offchain/model/index.ts';
import { openText } from '../laboratory/learning/text.ts';
import { checkoutFile } from '../launch/places.ts';
import { nanogpt, scheduledRate } from './configuration.ts';
import { trainHere } from './train-here.ts';

/** PyTorch's losses, written by `scripts/compare-nanogpt --write`. */
const fixture = JSON.parse(readFileSync(checkoutFile('scripts/nanogpt/fixture.json'), 'utf8')) as { losses: number[] };
const steps = 10;
/** Nats a token; the gap over all 2,000 steps is in docs/results/learning.md. */
const limit = 2e-5;

test("training follows PyTorch's on nanoGPT's configuration step by step", async (t) => {
  t.timeout(120_000);
  const { shards } = await openText(nanogpt, [], 1);
  const trainer = await createTrainer(nanogpt, { threads: 1 });
  t.teardown(() => trainer.release());
  const { losses } = await trainHere(trainer, shards, steps);
  for (const [step, loss] of losses.entries()) {
    t.true(Math.abs(loss - fixture.losses[step]!) < limit, `step ${step}: ${loss}, PyTorch ${fixture.losses[step]}`);
  }
  t.true(losses.at(-1)! < losses[0]! - 0.2, 'the loss fell');
});

test("the learning rate is nanoGPT's: linear warm-up, half a cosine, a tenth at the end", (t) => {
  t.is(scheduledRate(0), 1e-3 / 101);
  t.is(scheduledRate(99), (1e-3 * 100) / 101);
  t.is(scheduledRate(100), 1e-3);
  t.true(Math.abs(scheduledRate(1050) - 0.55e-3) < 1e-12);
  t.is(scheduledRate(2000), 1e-4);
});
