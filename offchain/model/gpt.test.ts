import test from 'ava';
import tiny from '../../chain-spec/models/tiny.json' with { type: 'json' };
import { ModelDescription } from '../../types/files/model.ts';
import { lossGraph } from './gpt.ts';
import { initialWeights } from './initial.ts';
import { createSession, tensorViews, tokenInputs } from './session.ts';
import { tensors } from './tensors.ts';

const description = ModelDescription.parse(tiny);
const { context, vocabulary, width } = description;
const specs = tensors(description);

/** Initial weights with queries and keys `factor` times as large, so that scores are as far apart as after long training. */
const scaled = (factor: number): Float32Array => {
  const weights = initialWeights(description).slice();
  for (const { name, shape, offset, size } of specs)
    if (name.endsWith('attn.c_attn.weight'))
      for (let i = 0; i < size; i++) if (i % shape[1]! < 2 * width) weights[offset + i]! *= factor;
  return weights;
};

test('no token changes the loss of an earlier one, however far apart the scores of attention come to be', async (t) => {
  const { graph, losses } = lossGraph(description, 1, true);
  const session = await createSession(graph, [losses], 1);
  t.teardown(() => session.release());
  const lossesOf = async (weights: Float32Array, tokens: number[]) =>
    (await session.run({ ...tensorViews(weights, specs), ...tokenInputs(description, 1, tokens) }))[losses.name]!
      .data as Float32Array;
  const text = Array.from({ length: context + 1 }, (_, i) => (37 * i) % vocabulary);
  const half = context / 2;
  const other = text.map((token, i) => (i > half ? (token + 91) % vocabulary : token));
  for (const factor of [1, 100, 10_000]) {
    const weights = scaled(factor);
    const [a, b] = [await lossesOf(weights, text), await lossesOf(weights, other)];
    t.deepEqual(a.slice(0, half), b.slice(0, half), `${factor} times as large`);
    t.notDeepEqual(a.slice(half), b.slice(half));
    t.true(a.every(Number.isFinite));
  }
});
