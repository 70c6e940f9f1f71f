import test from 'ava';
import { type Launcher, networkLauncher, startLauncher } from './launcher.ts';
import { parseLaunchOptions, UsageError } from './options.ts';

const parse = (...args: string[]) => parseLaunchOptions(startLauncher, args);

const refused = (launcher: Launcher, ...args: string[]): UsageError => {
  try {
    parseLaunchOptions(launcher, args);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`accepted: ${args.join(' ')}`);
};

test('no argument means the default network', (t) => {
  t.deepEqual(parse(), { rpcPort: 9944, apiPort: 8645 });
});

test('every option is read', (t) => {
  const args = '--fresh --epochs 20 --json r.json --data d --miners 2 --validators 1 --rpc-port 1 --api-port 65535';
  const many = '--corpus a.txt --corpus b.txt --adversary nan --adversary sign-flip --adversary nan';
  t.deepEqual(parse(...`${args} ${many}`.split(' ')), {
    fresh: true,
    epochs: 20,
    json: 'r.json',
    data: 'd',
    miners: 2,
    validators: 1,
    rpcPort: 1,
    apiPort: 65535,
    corpus: ['a.txt', 'b.txt'],
    adversary: ['nan', 'sign-flip', 'nan'],
  });
});

test('real nodes are asked for by their number', (t) => {
  t.is(parseLaunchOptions(networkLauncher, ['--nodes', '5']).validators, 5);
  t.is(parseLaunchOptions(networkLauncher, []).validators, undefined);
});

test('one call does not leak repeatable options into the next', (t) => {
  parse('--corpus', 'a.txt');
  t.deepEqual(parse('--corpus', 'b.txt').corpus, ['b.txt']);
});

for (const launcher of [startLauncher, networkLauncher])
  test(`${launcher.name} --help shows every option and ends with 0`, (t) => {
    const help = refused(launcher, '--help');
    t.is(help.exitCode, 0);
    const same = ['fresh', 'epochs', 'json', 'data', 'miners', 'rpc-port', 'api-port', 'corpus', 'adversary'];
    for (const option of [...same, launcher.option]) t.true(help.message.includes(`--${option}`), option);
  });

for (const [launcher, args] of [
  [startLauncher, ['--epoch', '3']],
  [startLauncher, ['--epochs', '0']],
  [startLauncher, ['--epochs', '1.5']],
  [startLauncher, ['--epochs', '1e3']],
  [startLauncher, ['--epochs']],
  [startLauncher, ['--rpc-port', '65536']],
  [startLauncher, ['--api-port', 'http']],
  [startLauncher, ['--validators', '0']],
  [startLauncher, ['--nodes', '4']],
  [startLauncher, ['--miners', '-1']],
  [startLauncher, ['--adversary', 'liar']],
  [startLauncher, ['extra']],
  [startLauncher, ['--rpc-port', '8645']],
  [networkLauncher, ['--nodes', '9']],
  [networkLauncher, ['--validators', '4']],
] as const)
  test(`refused in one sentence: ${launcher.name} ${args.join(' ')}`, (t) => {
    const error = refused(launcher, ...args);
    t.is(error.exitCode, 2);
    t.false(error.message.includes('\n'));
    t.true(error.message.startsWith(`${launcher.name}: `));
  });

test('a typo gets the name that was meant', (t) => {
  t.true(refused(startLauncher, '--epoch', '3').message.includes('--epochs'));
});
