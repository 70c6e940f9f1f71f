import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import test from 'ava';
import fc from 'fast-check';
import { hashOf } from '../store/index.ts';
import { DataError, defaultCorpus, manifestBytes, parseManifest, readCorpus, splitCorpus } from './index.ts';
import { repeats } from './repeats.ts';

const seed = `0x${'5a'.repeat(32)}` as const;

/** Text that never repeats a long passage, with characters of one, two, three and four bytes in UTF-8. */
function text(length: number, salt: number): string {
  const alphabet = [...'abcdefghijklmnopqrstuvwxyz .,\nÉ—🐋'];
  let state = salt >>> 0;
  let result = '';
  while (result.length < length) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    result += alphabet[(state >>> 16) % alphabet.length];
  }
  return result;
}

const decoder = new TextDecoder('utf-8', { fatal: true });

test('the three parts of a corpus share no passage, even when the corpus repeats itself', (t) => {
  const passage = text(9000, 1);
  const corpus = { names: ['made'], text: text(400_000, 2) + passage + text(300_000, 3) + passage + text(100_000, 4) };
  const split = splitCorpus({ corpus, seed, vocabulary: 64 });
  const span = 256;
  const seen = new Set<string>();
  for (const shard of split.shards) {
    const shardText = decoder.decode(shard);
    for (let at = 0; at + span <= shardText.length; at++) seen.add(shardText.slice(at, at + span));
  }
  for (const part of [split.heldOut, split.reserve]) {
    const partText = decoder.decode(part);
    for (let at = 0; at + span <= partText.length; at++) {
      const here = partText.slice(at, at + span);
      if (seen.has(here)) return t.fail(`shared between two parts: ${here}`);
    }
    for (let at = 0; at + span <= partText.length; at++) seen.add(partText.slice(at, at + span));
  }
  t.pass();
});

test('the default corpus gives over a hundred shards and keeps its parts apart', async (t) => {
  const corpus = await defaultCorpus();
  const split = splitCorpus({ corpus, seed, vocabulary: 128 });
  t.true(split.shards.length > 100);
  t.true(split.heldOut.length > 48_000 && split.heldOut.length < 80_000);
  t.true(split.reserve.length > 500_000);
  const training = split.shards.map((shard) => decoder.decode(shard));
  const others = [split.heldOut, split.reserve].map((part) => decoder.decode(part));
  // Every block is somewhere in the corpus, and no 4,096 characters of the training text are in the other parts.
  for (const shard of training.slice(0, 3)) {
    for (let start = 0; start < shard.length; start += 4096) {
      const block = shard.slice(start, start + 4096);
      t.true(corpus.text.includes(block));
      t.false(others.some((other) => other.includes(block.slice(100, 356))));
    }
  }
});

test('the same seed gives the same split in another process, another seed another one', async (t) => {
  const corpus = { names: ['made'], text: text(400_000, 5) };
  const here = hashOf(manifestBytes(splitCorpus({ corpus, seed, vocabulary: 64 }).manifest));
  const other = splitCorpus({ corpus, seed: `0x${'5b'.repeat(32)}`, vocabulary: 64 });
  t.not(here, hashOf(manifestBytes(other.manifest)));
  const folder = await mkdtemp(join(tmpdir(), 'alice-data-'));
  t.teardown(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'made'), corpus.text);
  const program = `
    import { manifestBytes, readCorpus, splitCorpus } from '${new URL('./index.ts', import.meta.url).href}';
    import { hashOf } from '${new URL('../store/index.ts', import.meta.url).href}';
    const corpus = await readCorpus([process.argv[1]]);
    console.log(hashOf(manifestBytes(splitCorpus({ corpus, seed: '${seed}', vocabulary: 64 }).manifest)));`;
  const args = ['--input-type=module', '-e', program, '--', join(folder, 'made')];
  const { stdout } = await promisify(execFile)(process.execPath, args, { timeout: 60_000 });
  t.is(stdout.trim(), here);
});

test('the manifest names every shard and the held-out set by hash and length, and nothing of the reserve', (t) => {
  const split = splitCorpus({ corpus: { names: ['made'], text: text(500_000, 6) }, seed, vocabulary: 64 });
  const { manifest } = split;
  t.deepEqual(
    manifest.shards.map((part) => part.hash),
    split.shards.map(hashOf),
  );
  t.is(manifest.heldOut.hash, hashOf(split.heldOut));
  for (const [index, part] of manifest.shards.entries()) {
    t.is(part.bytes, split.shards[index]!.length);
    t.is(part.characters, [...decoder.decode(split.shards[index]!)].length);
  }
  const written = manifestBytes(manifest);
  t.false(decoder.decode(written).includes(hashOf(split.reserve).slice(2)));
  t.deepEqual(parseManifest(written), manifest);
});

test('a manifest that is not canonical, or says something impossible, is refused with one sentence', (t) => {
  const { manifest } = splitCorpus({ corpus: { names: ['made'], text: text(400_000, 7) }, seed, vocabulary: 64 });
  const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value));
  const wrong: [Uint8Array, RegExp][] = [
    [new Uint8Array([0xff]), /not JSON/],
    [bytesOf(manifest), /not canonical/],
    [bytesOf({ ...manifest, extra: 1 }), /extra/],
    [bytesOf({ ...manifest, shards: [] }), /shards/],
    [bytesOf({ ...manifest, vocabulary: ['a', 'a'] }), /twice/],
    [bytesOf({ ...manifest, vocabulary: ['\ud800'] }), /one character/],
    [bytesOf({ ...manifest, 'a\nb': 1 }), /^the manifest is wrong: unknown field "a\\u000ab"$/],
    [bytesOf({ ...manifest, seed: '0x12' }), /seed/],
  ];
  for (const [bytes, message] of wrong) t.throws(() => parseManifest(bytes), { instanceOf: DataError, message });
});

test('a corpus that is too short, or the same text twice, is refused', (t) => {
  const short = { names: ['short'], text: text(100_000, 8) };
  t.throws(() => splitCorpus({ corpus: short, seed, vocabulary: 64 }), { instanceOf: DataError, message: /at least/ });
  const half = text(300_000, 9);
  const twice = { names: ['twice'], text: half + half };
  t.throws(() => splitCorpus({ corpus: twice, seed, vocabulary: 64 }), { instanceOf: DataError, message: /repeats/ });
});

test('files that are absent, empty, folders or not text are refused with their name', async (t) => {
  const folder = await mkdtemp(join(tmpdir(), 'alice-data-'));
  t.teardown(() => rm(folder, { recursive: true }));
  await writeFile(join(folder, 'empty'), '');
  await writeFile(join(folder, 'binary'), new Uint8Array([0xc3, 0x28]));
  for (const name of ['absent', 'empty', 'binary', '.']) {
    const error = await t.throwsAsync(readCorpus([join(folder, name)]), { instanceOf: DataError });
    t.true(error!.message.includes(folder) && !error!.message.includes('\n'));
  }
});

test('a passage of 127 characters or more is found wherever it stands', (t) => {
  fc.assert(
    fc.property(fc.nat(3000), fc.nat(3000), fc.integer({ min: 127, max: 500 }), (from, to, length) => {
      const block = text(4096, 10);
      const other = text(4096, 11);
      const passage = block.slice(from, from + length);
      t.deepEqual(repeats([block, text(4096, 12)], [other]), [false, false]);
      t.deepEqual(repeats([block, text(4096, 12)], [other.slice(0, to) + passage + other.slice(to)]), [true, false]);
    }),
    { numRuns: 50 },
  );
});
