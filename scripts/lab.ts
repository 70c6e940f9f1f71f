import { availableParallelism } from 'node:os';
import { Command, InvalidArgumentError, Option } from 'commander';
import { attacks } from './laboratory/attacks.ts';
import { learning } from './laboratory/learning/learning.ts';
import { modelNames } from './laboratory/learning/models.ts';
import { runScenario } from './laboratory/run-scenario.ts';
import { Failure, reasonOf } from './network/failure.ts';

const wholeNumber = (most: number) => (text: string) => {
  const value = Number(text);
  if (!/^\d+$/.test(text) || value < 1 || value > most)
    throw new InvalidArgumentError(`Not a whole number from 1 to ${most}.`);
  return value;
};

const learningRate = (text: string) => {
  const value = Number(text);
  if (!(value > 0 && value <= 1)) throw new InvalidArgumentError('Not a number above 0 and at most 1.');
  return value;
};

const out = () =>
  new Option('--out <folder>', 'where the results are written; a run that was stopped goes on from there').default(
    'lab-results',
  );
const threads = () =>
  new Option('--threads <number>', 'worker threads; the results do not depend on it')
    .argParser(wholeNumber(256))
    .default(availableParallelism());

const program = new Command('scripts/lab')
  .description(
    'Simulates networks of miners and validators, honest and not, with the very functions that these run. No sockets, no chain process; the same scenario and seed give the same result to the bit.',
  )
  .helpOption('--help', 'show this text')
  .helpCommand(false);

program
  .command('attacks')
  .description(
    'Runs every attack, and the controls with one defence off, and writes attacks.json, attacks.md and attacks.html.',
  )
  .option('--quick', 'a few attacks, few epochs, one seed: fails when a bound is broken that holds at this length')
  .addOption(new Option('--seeds <number>', 'seeds').argParser(wholeNumber(100)).default(3))
  .addOption(new Option('--epochs <number>', 'epochs of a run').argParser(wholeNumber(1000)).default(40))
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
    'Compares the network with central training at equal tokens: at all budgets, with uneven, leaving and joining miners. Writes learning.json, learning.md and learning.html.',
  )
  .option('--quick', 'few epochs, one seed: fails when the network ends too far from central training', false)
  .addOption(new Option('--seeds <number>', 'seeds').argParser(wholeNumber(100)).default(5))
  .addOption(new Option('--epochs <number>', 'epochs of a run').argParser(wholeNumber(100_000)).default(40))
  .addOption(new Option('--model <name>', 'model').choices(modelNames).default('micro'))
  .option('--corpus <files...>', 'text files in place of the default text', [])
  .addOption(
    new Option(
      '--rates <numbers...>',
      "peaks of the learning rate to choose from (default: the model's own)",
    ).argParser((text: string, before: number[] | undefined) => [...(before ?? []), learningRate(text)]),
  )
  .option('--only <names...>', 'these ways to train alone, beside the central one', [])
  .addOption(threads())
  .addOption(out())
  .helpOption('--help', 'show this text')
  .action(async (options) => {
    process.exitCode = await learning({ rates: [], ...options });
  });

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
