import test from 'ava';
import type { Network } from '../../types/files/network.ts';
import { networkLauncher, startLauncher } from './launcher.ts';
import { settle } from './settings.ts';

const hash = (digit: string) => `0x${digit.repeat(64)}`;
const made: Network = {
  version: 1,
  validators: 2,
  miners: 5,
  adversaries: ['nan'],
  corpus: [{ file: 'a.txt', hash: hash('a') }],
  participants: [],
};

test('by default three validators and four miners on the default text', (t) => {
  const settings = settle(startLauncher, {}, undefined, undefined, 'data');
  t.is(settings.corpus, null);
  t.deepEqual(
    settings.participants.map(({ name }) => name),
    ['validator-1', 'validator-2', 'validator-3', 'miner-1', 'miner-2', 'miner-3', 'miner-4'],
  );
});

test('cheats come on top of the miners, each with a name of its own', (t) => {
  const { participants } = settle(
    startLauncher,
    { miners: 1, validators: 1, adversary: ['nan', 'sign-flip', 'nan'] },
    undefined,
    undefined,
    'data',
  );
  t.deepEqual(
    participants.map(({ name, role, adversary }) => [name, role, adversary]),
    [
      ['validator-1', 'validator', null],
      ['miner-1', 'miner', null],
      ['miner-nan-1', 'miner', 'nan'],
      ['miner-sign-flip-1', 'miner', 'sign-flip'],
      ['miner-nan-2', 'miner', 'nan'],
    ],
  );
});

test('a later start goes on with what the folder was made with', (t) => {
  const settings = settle(startLauncher, {}, undefined, made, 'data');
  t.is(settings.validators, 2);
  t.is(settings.miners, 5);
  t.deepEqual(settings.adversaries, ['nan']);
  t.deepEqual(settings.corpus, made.corpus);
});

test('miners may come and go', (t) => {
  const settings = settle(startLauncher, { miners: 1, adversary: ['noise'] }, undefined, made, 'data');
  t.is(settings.miners, 1);
  t.deepEqual(settings.adversaries, ['noise']);
});

test('the same text under another name is the same text', (t) => {
  t.notThrows(() => settle(startLauncher, { validators: 2 }, [{ file: 'moved.txt', hash: hash('a') }], made, 'data'));
});

test('another genesis is refused in one sentence', (t) => {
  const other = t.throws(() => settle(startLauncher, { validators: 3 }, undefined, made, 'data'));
  t.regex(other.message, /^data holds a network with 2 validators, not 3: leave --validators out, add --fresh/);
  const text = t.throws(() => settle(startLauncher, {}, [{ file: 'b.txt', hash: hash('b') }], made, 'data'));
  t.regex(text.message, /^data holds a network that trains on a\.txt, not on b\.txt: /);
  const standard = t.throws(() =>
    settle(startLauncher, {}, [{ file: 'b.txt', hash: hash('b') }], { ...made, corpus: null }, 'data'),
  );
  t.regex(standard.message, /trains on the default text, not on b\.txt/);
});

test('each validator of a network of real nodes has one, and a later start keeps them', (t) => {
  const settings = settle(networkLauncher, {}, undefined, undefined, 'data');
  t.true(settings.nodes);
  t.is(settings.validators, 4);
  const network: Network = { ...made, nodes: true };
  t.true(settle(networkLauncher, {}, undefined, network, 'data').nodes);
  t.notThrows(() => settle(networkLauncher, { validators: 2 }, undefined, network, 'data'));
  const fewer = t.throws(() => settle(networkLauncher, { validators: 3 }, undefined, network, 'data'));
  t.regex(fewer.message, /^data holds a network with 2 nodes, not 3: leave --nodes out, add --fresh/);
});

test('what carries the chain stays what it was', (t) => {
  const none = t.throws(() => settle(networkLauncher, {}, undefined, made, 'data'));
  t.regex(none.message, /^data holds a network on the development chain: start it with scripts\/start, add --fresh/);
  const nodes = t.throws(() => settle(startLauncher, {}, undefined, { ...made, nodes: true }, 'data'));
  t.regex(nodes.message, /^data holds a network of real nodes: start it with scripts\/network, add --fresh/);
  t.is(settle(startLauncher, {}, undefined, made, 'data').nodes, undefined);
});
