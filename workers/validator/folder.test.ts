import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test, { type ExecutionContext } from 'ava';
import { manifestBytes, splitCorpus, tokenise } from '../../offchain/data/index.ts';
import { initialWeights, parameterCount, tensors } from '../../offchain/model/index.ts';
import { nextRecord, recordBytes, rememberedEpochs, sampleSizes } from '../../offchain/scoring/index.ts';
import { hashOf, openStore } from '../../offchain/store/index.ts';
import { encodeWeights } from '../../offchain/weights/index.ts';
import { canonicalJson } from '../../types/files/canonical.ts';
import type { Hash } from '../../types/files/hash.ts';
import { description, letters } from '../testing/small.ts';
import { readCommitRecord, readEvidenceBefore, saltOf, writeCommitRecord } from './commit-record.ts';
import { folders } from './folders.ts';
import { HiddenTexts, readHidden } from './hidden.ts';
import { type Preparation, prepare } from './prepare.ts';

const hash = (digit: string): Hash => `0x${digit.repeat(64)}`;

async function folder(t: ExecutionContext): Promise<string> {
  const path = await mkdtemp(join(tmpdir(), 'alice-validator-'));
  t.teardown(() => rm(path, { recursive: true, force: true }));
  return path;
}

const mode = async (path: string) => (await stat(path)).mode & 0o777;

async function preparation(t: ExecutionContext): Promise<Preparation> {
  const data = await folder(t);
  const text = letters();
  const file = join(data, 'text');
  const descriptionFile = join(data, 'description.json');
  await writeFile(file, text);
  await writeFile(descriptionFile, JSON.stringify(description, null, 2));
  const split = splitCorpus({ corpus: { names: ['text'], text }, seed: hash('6'), vocabulary: description.vocabulary });
  const store = await openStore(folders(data).objects, 1 << 24);
  return {
    data,
    store,
    model: {
      name: description.name,
      parameters: BigInt(parameterCount(description)),
      budget: description.budget,
      description: hashOf(new TextEncoder().encode(canonicalJson(description))),
      manifest: hashOf(manifestBytes(split.manifest)),
      seed: description.seed as Hash,
    },
    base: hashOf(encodeWeights(tensors(description), initialWeights(description))),
    description: descriptionFile,
    corpus: { files: [file], seed: hash('6') },
    fetch: (wanted) => store.get(wanted),
  };
}

/** A validator's texts, each used for 4 epochs. */
const texts = ({ data }: Preparation) => new HiddenTexts(data, description.context, 4);
const reserveFile = ({ data }: Preparation) => join(folders(data).hidden, 'texts.json');

test('a validator makes all that the chain names, and keeps its hidden text where nobody else can read it', async (t) => {
  const task = await preparation(t);
  const { data, store, model, base } = task;
  await prepare(task);
  const hiddenRoot = await texts(task).rootFor(0);
  for (const each of [model.description, model.manifest, base]) t.not(await store.size(each), null);
  const sequences = await readHidden(data, hiddenRoot);
  t.is(sequences.length, sampleSizes.hidden * (description.context + 1));

  t.is(await mode(folders(data).hidden), 0o700);
  t.is(await mode(join(folders(data).hidden, 'texts.json')), 0o600);
  t.is(await store.size(hiddenRoot), null);
  const manifest = JSON.parse(new TextDecoder().decode(await store.get(model.manifest)));
  // No sequence of the hidden text stands in what is served.
  const served = [...manifest.shards, manifest.heldOut].map(async (part: { hash: Hash }) =>
    Buffer.from(tokenise(await store.get(part.hash), manifest.vocabulary)),
  );
  for (const text of await Promise.all(served))
    for (let at = 0; at < sequences.length; at += description.context + 1)
      t.false(text.includes(Buffer.from(sequences.subarray(at, at + description.context + 1))));
});

test('a second start finds everything there, needs no corpus and keeps the hidden text', async (t) => {
  const task = await preparation(t);
  await prepare(task);
  const root = await texts(task).rootFor(0);
  await prepare({ ...task, corpus: { files: ['/nowhere'], seed: hash('6') }, description: null });
  t.is(await texts(task).rootFor(0), root);
});

test('two validators have different hidden text', async (t) => {
  const [one, other] = [await preparation(t), await preparation(t)];
  await Promise.all([prepare(one), prepare(other)]);
  t.not(await texts(one).rootFor(0), await texts(other).rootFor(0));
});

test('a hidden text is served when its period is over and it is no longer in use, not before', async (t) => {
  const task = await preparation(t);
  await prepare(task);
  const { data, store } = task;
  const mine = texts(task);
  const [first, second] = [await mine.rootFor(3), await mine.rootFor(4)];
  t.not(first, second);
  t.deepEqual(await mine.publish(3, first, store), []);
  t.deepEqual(await mine.publish(4, first, store), [], 'its successor was announced too late');
  t.is(await store.size(first), null);
  const sequences = await readHidden(data, first);
  t.deepEqual(await mine.publish(5, second, store), [first]);
  t.deepEqual(await store.get(first), sequences);
  t.false(await mine.has(first));
  t.is(await store.size(second), null);
  t.deepEqual(await mine.publish(5, second, store), []);
  await t.throwsAsync(readHidden(data, first));
});

test('the reserve is read only to cut a text; without it, and when it is damaged, no text is made', async (t) => {
  const task = await preparation(t);
  await prepare(task);
  const mine = texts(task);
  const root = await mine.rootFor(0);
  const { reserve } = JSON.parse(await readFile(reserveFile(task), 'utf8')) as { reserve: Hash };
  const path = join(folders(task.data).hidden, reserve.slice(2, 4), reserve.slice(2));
  // Of the same size, with other content: reading it would be refused.
  await writeFile(path, new Uint8Array((await stat(path)).size));
  t.is(await mine.rootFor(3), root);
  t.deepEqual(await mine.publish(4, root, task.store), []);
  await t.throwsAsync(mine.rootFor(4), { message: /damaged/ });
  await rm(path);
  await t.throwsAsync(mine.rootFor(0), { message: /the reserve is not in the folder/ });
  await t.throwsAsync(mine.publish(4, null, task.store), { message: /the reserve is not in the folder/ });
});

test('killed at any write, a validator neither loses a hidden text that it may have announced nor shows it early', async (t) => {
  const task = await preparation(t);
  await prepare(task);
  const { data, store } = task;
  const mine = texts(task);
  const file = join(folders(data).hidden, 'texts.json');
  const start = await readFile(file, 'utf8');
  // Killed after the text was written and before its name was: nobody was told of it, and another is cut.
  const lost = await mine.rootFor(0);
  await writeFile(file, start);
  const root = await mine.rootFor(0);
  t.not(root, lost);
  t.is(await texts(task).rootFor(0), root);
  // Killed after it was put into the public store: published all the same at the next start.
  const before = await readFile(file, 'utf8');
  const sequences = await readHidden(data, root);
  await mine.publish(4, null, store);
  await writeFile(file, before);
  await (await openStore(folders(data).hidden, 1 << 24)).put(sequences);
  t.deepEqual(await texts(task).publish(4, null, store), [root]);
  t.deepEqual(await store.get(root), sequences);
});

test('what is published is in no later text; when the reserve is used up, the last text stays hidden', async (t) => {
  const task = await preparation(t);
  await prepare(task);
  const mine = texts(task);
  const length = description.context + 1;
  const reserve = await readHidden(task.data, JSON.parse(await readFile(reserveFile(task), 'utf8')).reserve);
  const parts = Math.floor(reserve.length / (768 * length));
  t.true(parts > 1);
  const roots = new Set<Hash>();
  const seen = new Set<string>();
  for (let epoch = 0; epoch < 4 * parts; epoch += 4) {
    const root = await mine.rootFor(epoch);
    roots.add(root);
    const sequences = Buffer.from(await readHidden(task.data, root));
    for (let at = 0; at < sequences.length; at += length) {
      const sequence = sequences.toString('hex', at, at + length);
      t.false(seen.has(sequence));
      seen.add(sequence);
    }
  }
  t.is(roots.size, parts);
  const last = await mine.rootFor(4 * parts);
  t.true(roots.has(last));
  t.is((await mine.publish(400 * parts, last, task.store)).length, parts - 1);
  t.is(await task.store.size(last), null);
});

test('what does not fit the chain, or is damaged, gets one sentence', async (t) => {
  const task = await preparation(t);
  const file = task.corpus.files![0]!;
  const says = (change: Partial<Preparation>, message: RegExp) =>
    t.throwsAsync(prepare({ ...task, ...change }), { message });
  await says({ model: { ...task.model, description: hash('1') } }, /is not the one that the chain trains/);
  await says({ description: file }, /^The model description .* cannot be read/);
  await says({ corpus: { files: [file], seed: hash('7') } }, /^The corpus, or the seed it is split by, is not the one/);
  await says({ corpus: { files: ['/nowhere'], seed: hash('6') } }, /the text \/nowhere cannot be read: no such file/);
  await prepare(task);
  await writeFile(reserveFile(task), '{');
  await says({}, /^The hidden text .* is damaged: remove the folder/);
});

test('a commit is on disk, private, and read back as it was', async (t) => {
  const data = await folder(t);
  t.is(await readCommitRecord(data, 5), null);
  const record = { epoch: 5, scores: ['12', null, '-3'], evidence: '{}', hash: hash('8') };
  await writeCommitRecord(data, record);
  t.deepEqual(await readCommitRecord(data, 5), record);
  t.is(await mode(join(folders(data).commits, '5.json')), 0o600);
  await writeFile(join(folders(data).commits, '5.json'), 'x');
  await t.throwsAsync(readCommitRecord(data, 5), { message: /^The commit .* is damaged/ });
});

test('records of epochs long past go away', async (t) => {
  const data = await folder(t);
  for (let epoch = 0; epoch < 20; epoch++)
    await writeCommitRecord(data, { epoch, scores: [], evidence: '{}', hash: hash('8') });
  t.deepEqual(
    (await readdir(folders(data).commits)).map((name) => Number.parseInt(name, 10)).sort((a, b) => a - b),
    Array.from({ length: rememberedEpochs }, (_, i) => 20 - rememberedEpochs + i),
  );
});

test('an epoch goes on from the newest record of evidence that was published', async (t) => {
  const data = await folder(t);
  const store = await openStore(folders(data).objects, 1 << 16);
  t.is(await readEvidenceBefore(data, 3, store), null);
  const records = [];
  for (let epoch = 0; epoch < 3; epoch++) {
    const bytes = recordBytes(nextRecord(epoch, hash(`${epoch}`), null, new Map()));
    const record = { epoch, scores: [], evidence: new TextDecoder().decode(bytes), hash: hash('8') };
    await writeCommitRecord(data, record);
    // The last was never revealed.
    if (epoch < 2) t.is(await store.put(bytes), saltOf(record));
    records.push(record);
  }
  t.is((await readEvidenceBefore(data, 3, store))?.hash, saltOf(records[1]!));
  t.is((await readEvidenceBefore(data, 1, store))?.hash, saltOf(records[0]!));
  t.is(await readEvidenceBefore(data, 2 + rememberedEpochs, store), null, 'too old');
});
