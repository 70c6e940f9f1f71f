import { randomInt } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Command, Option } from 'commander';
import { wholeNumber } from '../offchain/cli/index.ts';
import { reasonOf } from './launch/failure.ts';
import { openDataFolder } from './launch/folder.ts';
import { findRedis } from './launch/redis.ts';
import type { SoakResult } from './soaking/result.ts';
import { runSoak } from './soaking/soak.ts';
import { soakTable } from './soaking/table.ts';

type Options = {
  kills: number;
  seed?: number;
  data?: string;
  json?: string;
  minutes?: number;
  model: 'tiny' | 'micro';
};

const options = new Command('scripts/soak')
  .description(
    'Starts a development network in a folder of its own and kills its processes with SIGKILL, one after another, each at a random moment of a random phase: the chain, Redis, hosts, workers, miners, the API. What is killed is started again. After every epoch the invariants of the chain are looked at (with try_state, those that the runtime itself has, where ALICE_TRY_STATE names the program that scripts/build-try-state makes), and the data folders in the end: nothing that was submitted may be lost without a reason, nothing paid twice, and epochs go on. Exit code 1 when a promise is broken.',
  )
  .option('--kills <n>', 'how many kills', wholeNumber(1, 100_000), 200)
  .option('--seed <s>', 'what the order of the kills is drawn from; random when absent', wholeNumber(0, 2 ** 32 - 1))
  .option('--data <dir>', 'a new or empty data folder, which is kept (a temporary one, kept when a promise is broken)')
  .option('--json <file>', 'write the result as JSON')
  .option('--minutes <m>', 'end the kills after this time', wholeNumber(1, 100_000))
  .addOption(
    new Option('--model <name>', 'the model of the development network, or one so small that an epoch takes seconds')
      .choices(['tiny', 'micro'])
      .default('tiny'),
  )
  .helpOption('--help', 'show this text')
  .configureOutput({ writeErr: (text) => process.stderr.write(text.replace(/^error: /, 'scripts/soak: ')) })
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2))
  .allowExcessArguments(false)
  .parse()
  .opts<Options>();

const MINUTE = 60_000;
const LINES_EVERY = 10;

/** A signal that aborts after `--minutes`, and on Ctrl-C or SIGTERM: the soak then ends with its checks. */
const untilStopped = (minutes: number | undefined): AbortSignal => {
  const stop = new AbortController();
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, () => stop.abort());
  return minutes === undefined ? stop.signal : AbortSignal.any([stop.signal, AbortSignal.timeout(MINUTE * minutes)]);
};

/** One line that is written over on a terminal; elsewhere one for every ten kills. */
const progress = () => {
  let told = 0;
  return ({ kills, epochs, seconds, breaches }: SoakResult): void => {
    const line = `${kills.length} of ${options.kills} kills in ${Math.round(seconds)} s, epochs: ${epochs.settled} settled, ${epochs.deferred} deferred, ${epochs.held} held; ${breaches.length} promises broken`;
    if (process.stderr.isTTY) process.stderr.write(`\r${line}\x1b[K`);
    else if (kills.length >= told + LINES_EVERY) {
      told = kills.length;
      console.error(line);
    }
  };
};

const main = async (): Promise<number> => {
  const { kills, seed = randomInt(2 ** 32), data, json, minutes, model } = options;
  findRedis();
  const path = data === undefined ? mkdtempSync(join(tmpdir(), 'alice-soak-')) : resolve(data);
  const folder = await openDataFolder(path);
  try {
    console.log(`seed ${seed}, model ${model}, data folder ${path}`);
    const result = await runSoak({ folder, model, kills, seed, stop: untilStopped(minutes), onProgress: progress() });
    if (process.stderr.isTTY) process.stderr.write('\r\x1b[K');
    console.log(soakTable(result));
    if (json !== undefined) writeFileSync(json, `${JSON.stringify(result, null, 2)}\n`);
    const sound = result.breaches.length === 0;
    folder.release();
    if (sound && data === undefined) rmSync(path, { recursive: true });
    else console.log(`the data folder is kept: ${path}`);
    return sound ? 0 : 1;
  } finally {
    folder.release();
  }
};

try {
  process.exit(await main());
} catch (error) {
  console.error(`scripts/soak: ${reasonOf(error)}`);
  if ([TypeError, RangeError, ReferenceError].some((fault) => error instanceof fault)) console.error(error);
  process.exit(1);
}
