import { cryptoWaitReady } from '@polkadot/util-crypto';
import test from 'ava';
import { toDense } from '../../offchain/gradient/index.ts';
import { initialWeights } from '../../offchain/model/index.ts';
import { remembering } from '../../offchain/training/testing/micro.ts';
import { weightsHash } from '../../offchain/weights/index.ts';
import { type EpochView, gradientIn, type MinerState, produce } from './miners.ts';
import type { MinerBehaviour } from './scenario.ts';
import { baselineOf } from './suite/suite.ts';
import { draw, openWorld, type World } from './world.ts';

/** The blobs hold all elements, so that a gradient can be compared with what it was made of. */
const model = {
  ...remembering,
  budget: 262_144,
  training: { ...remembering.training, innerSteps: 6, warmupSteps: 1 },
};
const seed = 7;
let world: World;
/** An epoch after an update by the honest gradient of another key. */
let view: EpochView;

const unused = (): MinerState => ({ moments: null, residual: new Float32Array(view.base.length), sent: null });

async function deltaOf(miner: string, behaviour: MinerBehaviour, partners: string[] = []): Promise<Float32Array> {
  const company = { sourceOf: () => null, partners: partners.map((name) => ({ miner: name, state: unused() })) };
  const product = await produce(miner, behaviour, unused(), view, company);
  return toDense(gradientIn(product!.blob, world)!, world.specs);
}

const dot = (a: Float32Array, b: Float32Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
const cosine = (a: Float32Array, b: Float32Array) => dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));

test.before(async () => {
  await cryptoWaitReady();
  world = await openWorld(baselineOf({ model, epochs: 1, seeds: [seed], corpus: [] }));
  const first = initialWeights(model);
  const of = (index: number, base: Float32Array, history: Float32Array[]): EpochView => ({
    ...{ world, description: model, seed, index, settled: index, base, history, invertSign: false },
    randomness: draw(seed, 'randomness', index),
    baseHash: weightsHash(world.specs, base),
  });
  view = of(0, first, []);
  const update = await deltaOf('another', { kind: 'honest' });
  view = of(
    1,
    first.map((value, i) => value - update[i]!),
    [first],
  );
});
test.after.always(() => world?.release());

test.serial(
  'two keys that send the mean of their work send the same, and with most of their own something between',
  async (t) => {
    const work = { steps: 3 };
    const [a, b] = [await deltaOf('a', { kind: 'honest', ...work }), await deltaOf('b', { kind: 'honest', ...work })];
    const apart = cosine(a, b);
    t.true(apart < 0.9);
    const both = async (own: number) =>
      cosine(
        await deltaOf('a', { kind: 'mixed', own, ...work }, ['b']),
        await deltaOf('b', { kind: 'mixed', own, ...work }, ['a']),
      );
    t.true((await both(0.5)) > 0.99);
    const part = await both(0.7);
    t.true(part > apart + 0.02 && part < 0.99, `${apart} ${part}`);
    const mean = a.map((value, i) => (value + b[i]!) / 2);
    const sent = await deltaOf('a', { kind: 'mixed', own: 0.5, ...work }, ['b']);
    t.true(cosine(mean, sent) > cosine(a, sent));
  },
);

test.serial('an echo that is mixed in is the last public update, as long as was asked', async (t) => {
  const own = await deltaOf('a', { kind: 'honest', steps: 3 });
  const mixed = await deltaOf('a', { kind: 'echo-mix', steps: 3, strength: 0.5 });
  const update = view.history[0]!.map((value, i) => value - view.base[i]!);
  // The blob's values are rounded: of what was added, more than half can be seen along the update.
  const added = mixed.map((value, i) => value - own[i]!);
  const along = dot(added, update) / Math.sqrt(dot(update, update) * dot(own, own));
  t.true(along > 0.25 && along < 0.6, `${along}`);
});

test.serial('with nobody beside it and nothing before it, a mixing miner sends a part of its own work', async (t) => {
  const own = await deltaOf('a', { kind: 'honest', steps: 3 });
  t.true(cosine(own, await deltaOf('a', { kind: 'mixed', own: 0.7, steps: 3 })) > 0.999);
});

test.serial(
  'who takes no step at all sends the gradient at the base, each element over what is usual for it',
  async (t) => {
    const delta = await deltaOf('a', { kind: 'large-batch', steps: 1 });
    const sizes = delta.filter((value) => value !== 0).map(Math.abs);
    const middle = sizes.toSorted()[sizes.length >> 1]!;
    // Of one batch alone each is its own measure, but for the codec's rounding.
    t.true(sizes.filter((size) => Math.abs(size / middle - 1) < 0.2).length > 0.9 * sizes.length);
    const gradient = await world.textGradient.gradient(view.base, world.heldOut.subarray(0, 16 * (model.context + 1)));
    t.true(cosine(delta, gradient) > 0.02, `it is downhill: ${cosine(delta, gradient)}`);
  },
);
