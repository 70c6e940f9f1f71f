import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Keyring } from '@polkadot/keyring';
import { cryptoWaitReady } from '@polkadot/util-crypto';
import test, { type ExecutionContext } from 'ava';
import type { Epoch, ModelEntry } from '../../offchain/chain/index.ts';
import { manifestBytes, splitCorpus } from '../../offchain/data/index.ts';
import { serve } from '../../offchain/ingest/testing/serve.ts';
import { hashOf, openStore } from '../../offchain/store/index.ts';
import { canonicalJson } from '../../types/files/canonical.ts';
import type { Hash } from '../../types/files/hash.ts';
import { description, letters } from '../testing/small.ts';
import { type AssignInput, assign } from './assign.ts';
import { objectLimit } from './folders.ts';

const hash = (digit: string): Hash => `0x${digit.repeat(64)}`;

test.before(async () => {
  await cryptoWaitReady();
});

/** What a miner of this model is to fetch, from one source; `served` changes what that sends. */
async function input(t: ExecutionContext, served: (hash: Hash, bytes: Uint8Array) => Uint8Array) {
  const data = await mkdtemp(join(tmpdir(), 'alice-miner-'));
  t.teardown(() => rm(data, { recursive: true, force: true }));
  const corpus = { names: ['text'], text: letters() };
  const split = splitCorpus({ corpus, seed: hash('6'), vocabulary: description.vocabulary });
  const base = new Uint8Array(1000);
  const descriptionBytes = new TextEncoder().encode(canonicalJson(description));
  const all = [base, descriptionBytes, manifestBytes(split.manifest), ...split.shards];
  const objects = new Map(all.map((bytes) => [hashOf(bytes), bytes]));
  const source = await serve(t, (request, response) => {
    const name = request.url!.split('/').at(-1) as Hash;
    response.end(served(name, objects.get(name)!));
  });
  const task: AssignInput = {
    epoch: { index: 1, settled: 0, base: hashOf(base), randomness: hash('7') } as unknown as Epoch,
    model: {
      description: hashOf(descriptionBytes),
      manifest: hashOf(manifestBytes(split.manifest)),
      parameters: 1000n,
      budget: 1024,
    } as ModelEntry,
    key: new Keyring({ type: 'sr25519' }).addFromUri('//Miner'),
    state: { moments: null, residual: null } as unknown as AssignInput['state'],
    store: await openStore(join(data, 'objects'), objectLimit),
    data,
    sources: [source],
    adversary: null,
    signal: AbortSignal.timeout(20_000),
    onFetched: () => undefined,
  };
  return { task, base: hashOf(base), shards: split.manifest.shards };
}

const tooLong = (bytes: Uint8Array, by: number) => Buffer.concat([bytes, Buffer.alloc(by)]);

test('a miner fetches what the epoch assigns to it', async (t) => {
  const { task, base, shards } = await input(t, (_, bytes) => bytes);
  const assigned = await assign(task);
  t.is(assigned.base, base);
  t.is(assigned.shards.length, 1);
  t.true(shards.some((shard) => shard.hash === assigned.shards[0]));
});

test('of a shard no more is taken than the manifest states, of weights no more than the model has', async (t) => {
  const one = await input(t, (name, bytes) =>
    one.shards.some((shard) => shard.hash === name) ? tooLong(bytes, 1) : bytes,
  );
  await t.throwsAsync(assign(one.task), { message: /more than the \d+ allowed/ });
  const other = await input(t, (name, bytes) => (name === other.base ? tooLong(bytes, 2 ** 24 + 4000) : bytes));
  await t.throwsAsync(assign(other.task), { message: /has 16782216 bytes, more than the 16781216 allowed/ });
});
