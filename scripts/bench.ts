import { readFileSync } from 'node:fs';
import { availableParallelism, cpus } from 'node:os';
import { Command } from 'commander';
import { ModelDescription } from '../offchain/model/index.ts';
import { reasonOf } from './launch/failure.ts';
import { checkoutFile } from './launch/places.ts';
import { tenMillion } from './nanogpt/configuration.ts';

const TRAINING_ROUNDS = 10;

const fixed = (value: number, digits: number): string => value.toFixed(digits);

/** A model's step and loss against PyTorch's, in lines. */
async function trainingLines(model: ModelDescription, calls: number): Promise<string[]> {
  const { benchTraining } = await import('./bench-training.ts');
  const threads = availableParallelism() > 1 ? [1, 2] : [1];
  const timings = await benchTraining(model, { threads, rounds: TRAINING_ROUNDS, calls });
  const span = ({ median, lowest, highest }: { median: number; lowest: number; highest: number }) =>
    `${fixed(median, 2)} (95% interval ${fixed(lowest, 2)}–${fixed(highest, 2)})`;
  return timings.map(({ work, against, threads: used, ours, torch, ratio, cpuRatio }) => {
    const cpu = cpuRatio === null ? '' : `, of CPU time ${span(cpuRatio)}`;
    return `${work}, ${used} thread${used === 1 ? '' : 's'}: ${fixed(ours, 1)} ms, PyTorch ${against} ${fixed(torch, 1)} ms, ratio ${span(ratio)}${cpu}, ${TRAINING_ROUNDS} rounds`;
  });
}

/** The parts, in the order in which they are printed; each resolves with its lines. */
const parts: Record<string, (model: ModelDescription) => Promise<string[]>> = {
  training: (model) => trainingLines(model, 8),
  'training-10m': () => trainingLines(tenMillion, 2),
  async gradients(model) {
    const { benchGradient } = await import('./bench-gradient.ts');
    const figures = await benchGradient(model);
    const { encode, decode, blobBytes, bytesPerParameter, kept, energy, trainingStep, scoring } = figures;
    const work = trainingStep * model.training.innerSteps;
    const part = (millis: number) => `${fixed(millis, 0)} ms, ${fixed((100 * millis) / work, 1)} %`;
    return [
      `encode ${fixed(encode, 1)} MB/s, decode ${fixed(decode, 1)} MB/s of f32`,
      `${blobBytes} bytes a blob, ${fixed(bytesPerParameter, 4)} bytes a parameter; ${fixed(100 * kept, 1)} % of the elements, ${fixed(100 * energy, 1)} % of the squared norm`,
      `scoring one submission, of its training (${fixed(work, 0)} ms): of a miner that is known ${part(scoring.known)}, of a new one ${part(scoring.fresh)}; an epoch's scoring besides, however many submissions, ${part(scoring.shared)}`,
    ];
  },
};

const readArguments = (): string[] => {
  const names = Object.keys(parts);
  const command = new Command('scripts/bench')
    .description(
      'Measures on this machine: a training step against PyTorch (torch.compile with fused AdamW, and eager) and a loss evaluation against eager, on the CPU (PyTorch is installed in the cache folder of the user the first time, 0.6 GB; torch.compile needs a C++ compiler and takes a minute), the same of a model of ten million parameters, the gradient codec, and the cost of scoring over the cost of training. scripts/bench-chain measures the chain. Run it on an idle machine.',
    )
    .argument('[parts...]', `which of: ${names.join(', ')}; all when none is named`)
    .helpOption('--help', 'show this text')
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  const unknown = command.args.find((name) => !names.includes(name));
  if (unknown !== undefined) command.error(`error: there is no part '${unknown}': choose from ${names.join(', ')}`);
  return command.args.length > 0 ? command.args : names;
};

const wanted = readArguments();
const model = ModelDescription.parse(JSON.parse(readFileSync(checkoutFile('chain-spec/models/tiny.json'), 'utf8')));
console.log(
  `${cpus()[0]?.model ?? 'unknown processor'}, ${availableParallelism()} cores, Node.js ${process.version}, model ${model.name}`,
);
for (const name of wanted) {
  try {
    const lines = await parts[name]!(model);
    console.log(`\n${name}\n${lines.map((line) => `  ${line}`).join('\n')}`);
  } catch (error) {
    console.error(`\n${name}\n  could not be measured: ${reasonOf(error)}`);
    process.exitCode = 1;
  }
}
