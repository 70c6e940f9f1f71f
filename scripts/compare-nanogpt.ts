import { writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { createEvaluator, createTrainer, initialWeights } from '../offchain/model/index.ts';
import { openTorch } from './compare-torch-reference.ts';
import { openText } from './laboratory/learning/text.ts';
import { reasonOf } from './launch/failure.ts';
import { checkoutFile } from './launch/places.ts';
import { nanogpt, publishedSteps, scheduledRate } from './nanogpt/configuration.ts';
import { trainHere } from './nanogpt/train-here.ts';

const USAGE = `usage: scripts/compare-nanogpt [--steps N] [--threads N] [--json FILE] [--write] [--help]

Trains nanoGPT's published character configuration for a CPU (4 layers, 4 heads, 128 wide, context 64, batch 12, 2,000 steps)
by this project's trainer and by PyTorch from the same initial weights and the same batches of the default corpus, and prints
the largest gap between the two loss curves and both losses on the public held-out text. Exit code 1 when the held-out losses
differ by more than 0.005 nats a token. The first run installs PyTorch (see scripts/compare-torch --help).

  --steps N    stop after N of the 2,000 steps; the learning rate's schedule stays
  --threads N  threads of each side, one after the other (1)
  --json FILE  also writes both curves and all figures
  --write      also writes PyTorch's first losses to scripts/nanogpt/fixture.json, for the everyday test
`;
/** Nats a token between the held-out losses at the end. */
const LIMIT = 0.005;
const fixtureSteps = 40;

const wholeNumber = (text: string, name: string, most: number): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1 || value > most) {
    throw new Error(`--${name} takes a whole number from 1 to ${most}, not '${text}'`);
  }
  return value;
};

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      steps: { type: 'string', default: String(publishedSteps) },
      threads: { type: 'string', default: '1' },
      json: { type: 'string' },
      write: { type: 'boolean' },
      help: { type: 'boolean', short: 'h' },
    },
  });
  if (values.help) {
    process.stdout.write(USAGE);
    return;
  }
  const steps = wholeNumber(values.steps, 'steps', publishedSteps);
  const threads = wholeNumber(values.threads, 'threads', 64);
  const progress = (side: string, done: number): void => {
    if (process.stderr.isTTY) process.stderr.write(`\r${side}: ${done} of ${steps} steps `);
  };

  const { shards, heldOut } = await openText(nanogpt, []);
  const trainer = await createTrainer(nanogpt, { threads });
  const began = performance.now();
  const { batches, losses, weights } = await trainHere(trainer, shards, steps, (done) => progress('here', done));
  const milliseconds = performance.now() - began;
  await trainer.release();
  const evaluator = await createEvaluator(nanogpt, { batch: 16, threads });
  const each = await evaluator.losses(weights, heldOut);
  await evaluator.release();
  const here = { losses, milliseconds, heldOut: each.reduce((sum, loss) => sum + loss, 0) / each.length };

  progress('PyTorch', 0);
  const torch = await openTorch(nanogpt, initialWeights(nanogpt), batches[0]!, threads);
  const curve = await torch.curve(
    batches,
    Array.from(batches, (_, step) => scheduledRate(step)),
  );
  const there = { ...curve, heldOut: await torch.loss(Int32Array.from(heldOut)) };
  torch.close();
  if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');

  const gaps = losses.map((loss, step) => Math.abs(loss - there.losses[step]!));
  const largest = Math.max(...gaps);
  const at = gaps.indexOf(largest);
  const difference = here.heldOut - there.heldOut;
  console.log(`nanoGPT's CPU character configuration, ${steps} steps, ${threads} thread(s), PyTorch ${torch.version}`);
  console.log(`largest gap between the loss curves: ${largest.toExponential(2)} nats, at step ${at}`);
  console.log(`held-out loss: ${here.heldOut.toFixed(5)} here, ${there.heldOut.toFixed(5)} in PyTorch`);
  if (values.json !== undefined) {
    const report = {
      configuration: nanogpt,
      steps,
      threads,
      torch: torch.version,
      largestGap: { nats: largest, step: at },
    };
    writeFileSync(values.json, `${JSON.stringify({ ...report, here, pytorch: there })}\n`);
  }
  if (values.write) {
    const fixture = { torch: torch.version, losses: there.losses.slice(0, fixtureSteps) };
    writeFileSync(checkoutFile('scripts/nanogpt/fixture.json'), `${JSON.stringify(fixture)}\n`);
  }
  process.exitCode = Math.abs(difference) <= LIMIT ? 0 : 1;
}

main().catch((error: unknown) => {
  console.error(`scripts/compare-nanogpt: ${reasonOf(error)}`);
  process.exitCode = 2;
});
