import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import test, { type ExecutionContext } from 'ava';
import { openStore } from '../../offchain/store/index.ts';
import type { Participant } from '../../types/files/network.ts';
import { writeCommitRecord } from '../../workers/validator/commit-record.ts';
import { places } from '../launch/places.ts';
import { damageIn } from './folders.ts';

const address = '5GrwvaEF5zXb26Fz9rcQpDWS57CtERHpNehXCPcNoHGKutQY';
const miner: Participant = { name: 'miner-1', role: 'miner', adversary: null, address };
const validator: Participant = { name: 'validator-1', role: 'validator', adversary: null, address };
const own = (data: string, who: Participant) => join(places(data).participant(who), 'data');
const hash = `0x${'0a'.repeat(32)}` as const;

/** A stopped network's folder with a chain, an object and a commit. */
async function network(t: ExecutionContext): Promise<{ data: string; object: string }> {
  const data = await mkdtemp(join(tmpdir(), 'alice-damage-'));
  t.teardown(() => rm(data, { recursive: true }));
  await mkdir(places(data).chain, { recursive: true });
  const chain = new DatabaseSync(join(places(data).chain, 'chain.sqlite'));
  chain.exec('CREATE TABLE block (number INTEGER); INSERT INTO block VALUES (1);');
  chain.close();
  await mkdir(own(data, miner), { recursive: true });
  const store = join(own(data, validator), 'objects');
  const name = (await (await openStore(store, 100)).put(new Uint8Array([1, 2, 3]))).slice(2);
  await writeCommitRecord(own(data, validator), { epoch: 3, scores: ['1', null], evidence: '{}', hash });
  return { data, object: join(store, name.slice(0, 2), name) };
}

test('whole folders have no damage', async (t) => {
  const { data } = await network(t);
  t.deepEqual(await damageIn(data, [miner, validator]), []);
});

test('a file that is not what it was is found', async (t) => {
  const { data, object } = await network(t);
  await writeFile(object, new Uint8Array([1, 2, 4]));
  await writeFile(join(own(data, miner), 'state.json'), '{"moments":');
  await writeFile(join(own(data, validator), 'commits', '3.json'), '');
  await writeFile(join(places(data).chain, 'chain.sqlite'), 'x'.repeat(8192));
  const found = await damageIn(data, [miner, validator]);
  t.is(found.length, 4);
  t.regex(found[0]!, /^the chain is damaged: /);
  t.regex(found[1]!, /^the state of miner-1 is damaged: /);
  t.regex(found[2]!, /objects.* is damaged: it has another hash$/);
  t.regex(found[3]!, /^a commit of validator-1 is damaged: /);
});
