import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import {
  createTrainer,
  generator,
  initialWeights,
  ModelDescription,
  parameterCount,
  tensors,
} from '../offchain/model/index.ts';
import { openTorch } from './compare-torch-reference.ts';

const USAGE = `usage: scripts/compare-torch [--write] [--help]

Computes loss and gradients of one batch with the project's own differentiation on onnxruntime and with PyTorch, from the
same weights and tokens, and prints the relative error |a − b| / |b| of each tensor. Exit code 1 when one is above 1e-4.
The first run installs PyTorch from PyPI in the user's cache folder (needs python3 with venv, and on Linux cc and binutils).

  --write   also writes PyTorch's values for a small model to offchain/model/fixtures/pytorch.json, for the everyday test
`;
const LIMIT = 1e-4;
const root = join(import.meta.dirname, '..');
const tinyFile = join(root, 'chain-spec', 'models', 'tiny.json');
const fixtureFile = join(root, 'offchain', 'model', 'fixtures', 'pytorch.json');

/** Weights as after some training: scales, biases and attention away from where they start. */
function movedWeights(description: ModelDescription): Float32Array {
  const weights = initialWeights(description);
  const next = generator(description.seed, 1_000_000);
  for (const { shape, offset, size } of tensors(description)) {
    for (let i = offset; i < offset + size; i++) {
      weights[i] = shape.length === 1 ? weights[i]! + 0.4 * (next() / 2 ** 32 - 0.5) : weights[i]! * 4;
    }
  }
  return weights;
}

function someTokens(description: ModelDescription): Int32Array {
  const next = generator(description.seed, 1_000_001);
  const count = description.training.batch * (description.context + 1);
  return Int32Array.from({ length: count }, () => next() % description.vocabulary);
}

function relativeError(a: Float32Array, b: Float32Array): number {
  let difference = 0;
  let norm = 0;
  for (let i = 0; i < b.length; i++) {
    difference += (a[i]! - b[i]!) ** 2;
    norm += b[i]! ** 2;
  }
  return Math.sqrt(difference / norm);
}

/** Prints the comparison for one model and returns PyTorch's side of it and the largest relative error. */
async function compare(description: ModelDescription) {
  const weights = movedWeights(description);
  const tokens = someTokens(description);
  const torch = await openTorch(description, weights, tokens, 1);
  const theirs = await torch.gradients();
  torch.close();
  const trainer = await createTrainer(description, { threads: 1 });
  const ours = await trainer.gradients(weights, tokens);
  await trainer.release();
  console.log(`\n${description.name}: ${parameterCount(description)} parameters, PyTorch ${torch.version}`);
  console.log(`loss ${ours.loss} here, ${theirs.loss} in PyTorch`);
  let largest = Math.abs(ours.loss - theirs.loss) / theirs.loss;
  for (const { name, shape, offset, size } of tensors(description)) {
    const error = relativeError(
      ours.gradient.subarray(offset, offset + size),
      theirs.gradient.subarray(offset, offset + size),
    );
    largest = Math.max(largest, error);
    console.log(`${error.toExponential(2)}  ${name} [${shape}]`);
  }
  return { weights, tokens, theirs, largest };
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { write: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const tiny = ModelDescription.parse(JSON.parse(readFileSync(tinyFile, 'utf8')));
  const small: ModelDescription = {
    ...tiny,
    name: 'fixture',
    vocabulary: 29,
    context: 12,
    layers: 2,
    heads: 2,
    width: 16,
    training: { ...tiny.training, batch: 3 },
  };
  const fixture = await compare(small);
  const full = await compare(tiny);
  const largest = Math.max(fixture.largest, full.largest);
  console.log(`\nlargest relative error ${largest.toExponential(2)}, limit ${LIMIT.toExponential(0)}`);
  if (values.write) {
    const base64 = (x: Float32Array | Int32Array): string =>
      Buffer.from(x.buffer, x.byteOffset, x.byteLength).toString('base64');
    const { weights, tokens, theirs } = fixture;
    mkdirSync(dirname(fixtureFile), { recursive: true });
    writeFileSync(
      fixtureFile,
      `${JSON.stringify({
        description: small,
        weights: base64(weights),
        tokens: [...tokens],
        loss: theirs.loss,
        gradient: base64(theirs.gradient),
      })}\n`,
    );
    console.log(`wrote ${fixtureFile}`);
  }
  process.exitCode = largest <= LIMIT ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(`scripts/compare-torch: ${error.message}`);
  process.exitCode = 1;
});
