import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { wholeNumber } from '../offchain/cli/index.ts';
import { attacks } from './laboratory/attacks.ts';
import { detection } from './laboratory/detection/detection.ts';
import { learning } from './laboratory/learning/learning.ts';
import { runScenario } from './laboratory/run-scenario.ts';
import { Failure, reasonOf } from './launch/failure.ts';

/** Collects the values of an option that takes several. */
const several =
  (parse: (text: string) => number) =>
  (text: string, before: number[] | undefined): number[] => [...(before ?? []), parse(text)];

/** @param range in words */
const number = (range: string, fits: (value: number) => boolean) => (text: string) => {
  const value = text.trim() === '' ? Number.NaN : Number(text);
  if (!fits(value)) throw new InvalidArgumentError(`It must be a number ${range}.`);
  return value;
};

const out = () =>
  new Option('--out <folder>', 'where the results are written; a run that was stopped goes on from there').default(
    'lab-results',
  );
const threads = () =>
  new Option('--threads <number>', 'worker threads; the results do not depend on it')
    .argParser(wholeNumber(1, 256))
    .default(availableParallelism());

const program = new Command('scripts/lab')
  .description(
    'Simulates networks of miners and validators, honest and not, with the very functions that these run. No sockets, no chain process; the same scenario and seed give the same result to the bit.',
  )
  .helpOption('--help', 'show this text')
  .helpCommand(false)
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command('attacks')
  .description(
    'Runs every attack, and the controls with one defence off, and writes attacks.json, attacks.md, attacks.html, and attacks.svg with what each earns.',
  )
  .addOption(
    new Option(
      '--quick',
      'a few attacks, few epochs, one seed: fails when a bound is broken that holds at this length',
    ).conflicts(['seeds', 'epochs', 'only']),
  )
  .addOption(new Option('--seeds <number>', 'seeds').argParser(wholeNumber(1, 100)).default(3))
  .addOption(new Option('--epochs <number>', 'epochs of a run').argParser(wholeNumber(1, 100_000)).default(40))
  .addOption(new Option('--model <name>', 'model').choices(['micro', 'tiny']).default('micro'))
  .option('--corpus <files...>', 'text files in place of the default text', [])
  .option('--only <names...>', 'these attacks alone')
  .option('--no-controls', 'leave out the controls')
  .addOption(threads())
  .addOption(out())
  .helpOption('--help', 'show this text')
  .action(async (options) => {
    process.exitCode = await attacks(options);
  });

program
  .command('learning')
  .description(
    'Compares the network with central training at equal tokens: at all budgets, with uneven, leaving and joining miners. Writes learning.json, learning.md, learning.html, and learning.svg with the curves.',
  )
  .option('--quick', 'few epochs, one seed: fails when the network ends too far from central training', false)
  .addOption(new Option('--seeds <number>', 'seeds').argParser(wholeNumber(1, 100)).default(5))
  .addOption(
    new Option(
      '--epochs <number>',
      "how long a run is: epochs of 8 miners with the model's own inner steps and batch; all ways to train see as many tokens",
    )
      .argParser(wholeNumber(1, 100_000))
      .default(40),
  )
  .option('--model <name>', 'micro, tiny, or a JSON file with a model description', 'micro')
  .option('--corpus <files...>', 'text files in place of the default text', [])
  .addOption(
    new Option(
      '--optimizers <names...>',
      "what steps the matrices inside the blocks, for the network to choose from (default: Muon on micro and tiny, else the model's own)",
    ).choices(['adamw', 'muon']),
  )
  .addOption(
    new Option(
      '--rates <numbers...>',
      "peaks of the learning rate to choose from, for each way to train apart (default: what won on micro and tiny; else the model's, its half and its double)",
    ).argParser(several(number('above 0 and at most 1', (value) => value > 0 && value <= 1))),
  )
  .addOption(
    new Option(
      '--batches <numbers...>',
      "sequences a step to choose from, for central training and for each miner (default: what won on micro and tiny; else the model's own)",
    ).argParser(several(wholeNumber(1, 65_536))),
  )
  .addOption(
    new Option(
      '--inner-steps <numbers...>',
      "a miner's steps an epoch to choose from (default: 4 for micro, 1 at its smallest budget, else the model's own)",
    ).argParser(several(wholeNumber(1, 65_536))),
  )
  .addOption(
    new Option(
      '--outer-rates <numbers...>',
      "rates of the network's update to choose from (default: the model's own)",
    ).argParser(several(number('above 0 and at most 10', (value) => value > 0 && value <= 10))),
  )
  .addOption(
    new Option(
      '--momenta <numbers...>',
      "Nesterov's momentum of the network's update, to choose from (default: 0)",
    ).argParser(several(number('from 0 to below 1', (value) => value >= 0 && value < 1))),
  )
  .addOption(
    new Option(
      '--keeps <numbers...>',
      'parts of what a gradient left out that are added to the next delta, to choose from (default: 1, all of it)',
    ).argParser(several(number('from 0 to 1', (value) => value >= 0 && value <= 1))),
  )
  .option('--only <names...>', 'these ways to train alone, beside the central one', [])
  .addOption(threads())
  .addOption(out())
  .helpOption('--help', 'show this text')
  .action(async (options) => {
    process.exitCode = await learning(options);
  });

program
  .command('detection')
  .description(
    "Tells who trained on what it was given from who did not, with more and more sequences: what that costs, how much honest work is refused, and how much of others' work is accepted. Writes detection.json, detection.md and detection.html.",
  )
  .addOption(new Option('--epochs <number>', 'epochs').argParser(wholeNumber(1, 100_000)).default(20))
  .addOption(new Option('--seed <number>', 'seed').argParser(wholeNumber(0, 4_294_967_295)).default(1))
  .addOption(new Option('--model <name>', 'model').choices(['micro', 'tiny']).default('tiny'))
  .option('--corpus <files...>', 'text files in place of the default text', [])
  .addOption(out())
  .helpOption('--help', 'show this text')
  .action(detection);

program
  .command('run <scenario>')
  .description('Runs one scenario: a JSON file, or a TypeScript file whose default export is the scenario.')
  .addOption(threads())
  .addOption(out())
  .helpOption('--help', 'show this text')
  .action(runScenario);

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Failure)) throw error;
  console.error(reasonOf(error));
  process.exitCode = 1;
}
