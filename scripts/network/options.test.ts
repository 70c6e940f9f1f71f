import test from 'ava';
import { parseStartOptions, UsageError } from './options.ts';

const refused = (...args: string[]): UsageError => {
  try {
    parseStartOptions(args);
  } catch (error) {
    if (error instanceof UsageError) return error;
    throw error;
  }
  throw new Error(`accepted: ${args.join(' ')}`);
};

test('no argument means the default network', (t) => {
  t.deepEqual(parseStartOptions([]), { rpcPort: 9944, apiPort: 8645 });
});

test('every option is read', (t) => {
  const args = '--fresh --epochs 20 --json r.json --data d --miners 2 --validators 1 --rpc-port 1 --api-port 65535';
  const many = '--corpus a.txt --corpus b.txt --adversary nan --adversary sign-flip --adversary nan';
  t.deepEqual(parseStartOptions(`${args} ${many}`.split(' ')), {
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
  t.is(parseStartOptions(['--nodes', '4']).nodes, 4);
});

test('one call does not leak repeatable options into the next', (t) => {
  parseStartOptions(['--corpus', 'a.txt']);
  t.deepEqual(parseStartOptions(['--corpus', 'b.txt']).corpus, ['b.txt']);
});

test('--help shows every option and ends with 0', (t) => {
  const help = refused('--help');
  t.is(help.exitCode, 0);
  for (const option of [
    'fresh',
    'epochs',
    'json',
    'data',
    'miners',
    'validators',
    'nodes',
    'rpc-port',
    'api-port',
    'corpus',
    'adversary',
  ])
    t.true(help.message.includes(`--${option}`), option);
});

for (const args of [
  ['--epoch', '3'],
  ['--epochs', '0'],
  ['--epochs', '1.5'],
  ['--epochs', '1e3'],
  ['--epochs'],
  ['--rpc-port', '65536'],
  ['--api-port', 'http'],
  ['--validators', '0'],
  ['--nodes', '9'],
  ['--nodes', '4', '--validators', '4'],
  ['--miners', '-1'],
  ['--adversary', 'liar'],
  ['extra'],
  ['--rpc-port', '8645'],
]) {
  test(`refused in one sentence: ${args.join(' ')}`, (t) => {
    const error = refused(...args);
    t.is(error.exitCode, 2);
    t.false(error.message.includes('\n'));
    t.true(error.message.startsWith('scripts/start: '));
  });
}

test('a typo gets the name that was meant', (t) => {
  t.true(refused('--epoch', '3').message.includes('--epochs'));
});
