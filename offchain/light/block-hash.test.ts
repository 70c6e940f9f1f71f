import test from 'ava';
import type { Hex } from '../chain/index.ts';
import { BlockHashes, blockHashKey } from './block-hash.ts';

const hashOf = (block: number): Hex => `0x${block.toString(16).padStart(64, '0')}`;
const final = { block: 100, blockHash: hashOf(100) };

/** A chain whose state holds the hashes of the last 10 blocks before. */
function chain() {
  const reads: [number, number][] = [];
  const keys = new Map(Array.from({ length: 200 }, (_, block) => [blockHashKey(block), block]));
  const hashes = new BlockHashes(async (key, at) => {
    const block = keys.get(key)!;
    const from = Number(at);
    reads.push([block, from]);
    return block < from && block >= from - 10 ? hashOf(block) : null;
  });
  hashes.kept = 10;
  return { hashes, reads };
}

test('the key is where the chain keeps the hash: that of block 0 is in every genesis', (t) => {
  t.is(blockHashKey(0), '0x26aa394eea5630e07c48ae0c9558cef7a44704b568d21667356a5a050c118746b4def25cfda6ef3a00000000');
});

test('a hash is read from the state of a later block, and that block by its own hash, back from the final one', async (t) => {
  const { hashes, reads } = chain();
  t.is(await hashes.of(73, final), hashOf(73));
  t.deepEqual(reads, [
    [90, 100],
    [80, 90],
    [73, 80],
  ]);
});

test('what was proven once is not asked again, and shortens the way to earlier blocks', async (t) => {
  const { hashes, reads } = chain();
  await hashes.of(73, final);
  t.is(await hashes.of(80, final), hashOf(80));
  t.is(await hashes.of(70, final), hashOf(70));
  t.is(reads.length, 4);
  t.deepEqual(reads.at(-1), [70, 73]);
});

test('a block that is not final has no hash, and a state that does not hold one is an error', async (t) => {
  const { hashes } = chain();
  t.is(await hashes.of(101, final), null);
  t.is(await hashes.of(100, final), hashOf(100));
  hashes.kept = 11;
  await t.throwsAsync(hashes.of(50, final), {
    message: 'The state of block 100 does not hold the hash of block 89.',
  });
});
