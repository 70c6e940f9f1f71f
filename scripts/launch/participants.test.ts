import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { developmentValidator } from '../../chain-spec/index.ts';
import type { Hash } from '../../types/files/hash.ts';
import type { Participant } from '../../types/files/network.ts';
import { minerConfig } from '../../workers/miner/config.ts';
import { hostConfig, workerConfig } from '../../workers/validator/config.ts';
import { corpusCopies } from './genesis.ts';
import { giveKeys, minerProcess, validatorProcesses } from './participants.ts';
import { places, validatorSecret } from './places.ts';

const temporary = (t: { teardown: (undo: () => void) => void }): string => {
  const folder = mkdtempSync(join(tmpdir(), 'alice-participants-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

const wanted = [
  { name: 'validator-1', role: 'validator', adversary: null },
  { name: 'validator-2', role: 'validator', adversary: null },
  { name: 'miner-1', role: 'miner', adversary: null },
  { name: 'miner-nan-1', role: 'miner', adversary: 'nan' },
] as const;

const keyFile = (data: string, participant: Pick<Participant, 'name' | 'role'>) =>
  join(places(data).participant(participant), 'key.json');

test('validators have the keys of the genesis', (t) => {
  for (const index of [0, 1, 7]) t.is(validatorSecret(index), developmentValidator(index));
});

test('everyone has a key that only its owner can read; miners fresh ones; a later start has the same', async (t) => {
  const data = temporary(t);
  const first = await giveKeys(data, wanted, []);
  t.is(new Set(first.map(({ address }) => address)).size, 4);
  for (const participant of wanted) t.is(statSync(keyFile(data, participant)).mode & 0o777, 0o600);
  const secret = (participant: (typeof wanted)[number]) =>
    JSON.parse(readFileSync(keyFile(data, participant), 'utf8')).secret;
  t.is(secret(wanted[1]), '//Validator//1');
  t.false(secret(wanted[2]).startsWith('/'));
  t.deepEqual(await giveKeys(data, wanted, first), first);
  const other = await giveKeys(temporary(t), wanted, []);
  t.is(other[0]?.address, first[0]?.address);
  t.not(other[2]?.address, first[2]?.address);
});

test('who left stays known, since it was paid', async (t) => {
  const data = temporary(t);
  const first = await giveKeys(data, wanted, []);
  const later = await giveKeys(data, wanted.slice(0, 3), first);
  t.deepEqual(later.at(-1), first.at(-1));
});

test('a key that is gone or exchanged is a damaged folder, not a new key', async (t) => {
  const data = temporary(t);
  const first = await giveKeys(data, wanted, []);
  const file = keyFile(data, wanted[2]);
  const kept = readFileSync(file);
  rmSync(file);
  const gone = await t.throwsAsync(giveKeys(data, wanted, first));
  t.regex(gone!.message, /is damaged: There is no key file at .*; start over with --fresh\.$/);
  writeFileSync(file, readFileSync(keyFile(data, wanted[3])), { mode: 0o600 });
  const exchanged = await t.throwsAsync(giveKeys(data, wanted, first));
  t.regex(exchanged!.message, /is damaged: .* holds another key than before; start over/);
  writeFileSync(file, kept);
  await t.notThrowsAsync(giveKeys(data, wanted, first));
});

test('the configs are what the processes take, and name no secret', async (t) => {
  const data = temporary(t);
  const [validator, , , miner] = await giveKeys(data, wanted, []);
  const links = { chain: 'ws://127.0.0.1:9944', redis: { path: join(data, 'redis.sock') } };
  const corpus = [{ file: '/texts/a.txt', hash: `0x${'1'.repeat(64)}` }];
  const seed: Hash = `0x${'2'.repeat(64)}`;
  const genesis = {
    ...{ spec: 'spec.json', description: '/model.json', blockMilliseconds: 1000 },
    corpus: { seed, files: corpusCopies(data, { corpus }) },
  };
  const specs = await validatorProcesses(data, validator!, genesis, links, () => {});
  specs.push(minerProcess(data, miner!, links.chain, () => {}));
  const configs = specs.map(({ args }) => readFileSync(args.at(-1)!, 'utf8'));
  const [host, worker, mining] = configs.map((text) => JSON.parse(text));
  t.notThrows(() => hostConfig.parse(host));
  t.notThrows(() => workerConfig.parse(worker));
  t.is(minerConfig.parse(mining).adversary, 'nan');
  t.deepEqual(host.corpus.files, [join(data, 'corpus', '1', 'a.txt')]);
  t.is(host.description, '/model.json');
  for (const text of configs) t.false(/secret|\/\/Validator/.test(text));
  const again = await validatorProcesses(data, validator!, genesis, links, () => {});
  t.is(JSON.parse(readFileSync(again[0]!.args.at(-1)!, 'utf8')).ingest.port, host.ingest.port);
});
