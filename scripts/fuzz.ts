import { randomInt } from 'node:crypto';
import { Command, InvalidArgumentError } from 'commander';
import { wholeNumber } from '../offchain/cli/index.ts';
import { type Length, runTarget, type TargetResult } from './fuzzing/run.ts';
import type { Target } from './fuzzing/target.ts';
import { targets } from './fuzzing/targets/index.ts';

/** Runs of each target when neither --runs nor --minutes is given. */
const RUNS = 20_000;

type Options = { runs?: number; minutes?: number; seed?: number; json?: boolean };

const minutes = (text: string): number => {
  const value = Number(text);
  if (text.trim() !== '' && value > 0 && value <= 10_000) return value;
  throw new InvalidArgumentError('It must be a number of minutes above 0, at most 10000.');
};

const readArguments = (): { chosen: readonly Target[]; length: Length; seed: number; json: boolean } => {
  const width = Math.max(...targets.map(({ name }) => name.length));
  const list = targets.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`).join('\n');
  const command = new Command('scripts/fuzz')
    .description(
      `Tries malformed input on everything that takes input from outside: it must be refused with the documented error in one sentence, or be canonical; no answer may have a status of 500 or more, and memory is bounded by the size of the input. Inputs that break a promise are shrunk and printed with the command that finds them again; the exit code is then 1.\n\nTargets:\n${list}`,
    )
    .argument('[targets...]', 'which targets; all when none is named')
    .option('--runs <n>', `inputs for each target (${RUNS})`, wholeNumber(1, 1_000_000_000))
    .option('--minutes <m>', 'instead of --runs: time for all targets together, shared equally', minutes)
    .option(
      '--seed <s>',
      'what inputs are made up from; the same seed gives the same inputs',
      wholeNumber(0, 2 ** 32 - 1),
    )
    .option('--json', 'print the result as JSON')
    .helpOption('--help', 'show this text')
    .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'scripts/fuzz: ')) })
    .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
    .parse();
  const { runs, minutes: total, seed = randomInt(2 ** 32), json = false } = command.opts<Options>();
  if (runs !== undefined && total !== undefined) command.error('error: give --runs or --minutes, not both.');
  const unknown = command.args.find((name) => !targets.some((target) => target.name === name));
  if (unknown !== undefined) command.error(`error: there is no target '${unknown}': --help lists them.`);
  const chosen = command.args.length > 0 ? targets.filter(({ name }) => command.args.includes(name)) : targets;
  return {
    chosen,
    length: total === undefined ? { runs: runs ?? RUNS } : { minutes: total / chosen.length },
    seed,
    json,
  };
};

const { chosen, length, seed, json } = readArguments();
if (!json) console.log(`seed ${seed}`);

/** One line for a target, and a few more where a promise was broken. */
const describe = ({ target, runs, accepted, refused, seconds, breach }: TargetResult): string => {
  const rate = Math.round(runs / Math.max(seconds, 1e-3));
  const line = `${target.padEnd(14)} ${String(runs).padStart(9)} runs  ${String(refused).padStart(9)} refused  ${String(accepted).padStart(9)} accepted  ${String(rate).padStart(6)}/s`;
  if (breach === null) return line;
  return `${line}\n  BROKEN: ${breach.reason}\n  smallest input (after ${breach.shrinks} steps): ${breach.input}\n  again: ${breach.again}`;
};

const results: TargetResult[] = [];
for (const target of chosen) {
  const live = process.stderr.isTTY && !json;
  const result = await runTarget(target, length, seed, (runs, seconds) => {
    if (live) process.stderr.write(`\r${target.name}: ${runs} runs in ${seconds.toFixed(0)} s `);
  });
  if (live) process.stderr.write('\r\x1b[K');
  results.push(result);
  if (!json) console.log(describe(result));
}
const runs = results.reduce((sum, result) => sum + result.runs, 0);
const broken = results.filter(({ breach }) => breach !== null).length;
if (json) console.log(JSON.stringify({ seed, runs, broken, targets: results }, null, 2));
else
  console.log(`${runs} runs, ${broken === 0 ? 'no promise broken' : `${broken} of ${chosen.length} targets broken`}`);
process.exit(broken === 0 ? 0 : 1);
