import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import { memoryOf, sizeOf } from './aging.ts';
import { isSigned } from './blocks.ts';
import { latencyOf, rateOf } from './figures.ts';
import { TransferQueue } from './queue.ts';
import { chainTable } from './report.ts';
import { preparedIn } from './settlement.ts';
import { fastKey, fastKeys } from './signing.ts';

test('a rate leaves out the first block, whose transfers came before the time that is counted', (t) => {
  const blocks = [
    { millis: 6_000, transfers: 900 },
    { millis: 12_000, transfers: 300 },
    { millis: 24_000, transfers: 600 },
  ];
  t.is(rateOf(blocks), 50);
  t.throws(() => rateOf(blocks.slice(0, 1)), { instanceOf: RangeError });
});

test('latencies are a median and a 99th percentile in seconds', (t) => {
  const millis = Array.from({ length: 1000 }, (_, index) => 10 * (index + 1));
  const { count, median, p99 } = latencyOf(millis)!;
  t.is(count, 1000);
  t.true(Math.abs(median - 5) < 0.02);
  t.true(Math.abs(p99 - 9.9) < 0.02);
  t.is(latencyOf([]), null);
});

test('the inherent of a block is told from its signed transactions', (t) => {
  t.false(isSigned('0x280503000b207eba5c8501'), 'a bare one of version 5');
  t.false(isSigned('0x280403000b207eba5c8501'), 'a bare one of version 4');
  t.true(isSigned('0x39028400d43593c715fdd31c61141abd04a99fd6822c8558854ccde39a5684e7a56da27d'));
});

test('a key is that of its seed, and each of many is another', (t) => {
  const key = fastKey(new Uint8Array(32).fill(7));
  // RFC 8032's function of this seed, by another implementation.
  t.is(Buffer.from(key.publicKey).toString('hex'), 'ea4a6c63e29c520abef5507b132ec5f9954776aebebe7b92421eea691446d22c');
  const addresses = [...fastKeys('one', 3), ...fastKeys('other', 3)].map(({ address }) => address);
  t.is(new Set(addresses).size, 6);
});

test('every sender has its turn with one nonce before any has the next', (t) => {
  const keys = fastKeys('queue', 3);
  const indexOf = (address: string) => keys.findIndex((key) => key.address === address);
  const signers = [0, 1].map(
    (nonce) =>
      ({ address: from }: { address: string }, { address: to }: { address: string }) =>
        `0x${nonce}${indexOf(from)}${indexOf(to)}` as const,
  );
  const queue = new TransferQueue(keys, signers);
  queue.prepare(2);
  t.deepEqual(
    [1, 2, 3, 4, 5, 6].map(() => queue.take()),
    ['0x001', '0x012', '0x020', '0x101', '0x112', '0x120'],
  );
  t.throws(() => queue.take(), { message: /all 6 transfers/ });
});

test('the time of each block is read from what a node logs', (t) => {
  const log = [
    '2026-11-26 08:22:41 🎁 Prepared block for proposing at 7 (2006 ms) hash: 0x90ae; extrinsics_count: 1',
    '2026-11-26 08:22:47 🏆 Imported #8 (0x8d5f…3df6 → 0x0d8d…8362)',
    '2026-11-26 08:22:46 🎁 Prepared block for proposing at 8 (83 ms) hash: 0x1b3f; extrinsics_count: 1',
  ].join('\n');
  t.deepEqual(
    [...preparedIn(log)],
    [
      [7, 2006],
      [8, 83],
    ],
  );
});

test('a folder is as large as what is in it, and a process has memory', (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'alice-size-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const empty = sizeOf(folder);
  writeFileSync(join(folder, 'file'), new Uint8Array(100_000));
  t.true(sizeOf(folder) - empty >= 100_000);
  t.is(sizeOf(join(folder, 'none')), 0);
  const { memory, peakMemory } = memoryOf(process.pid);
  t.true(memory > 1e6 && peakMemory >= memory);
});

test('the report shows both programs and how one is to the other', (t) => {
  const figures = {
    perSecond: 100,
    blocks: 15,
    seconds: 90,
    fullest: 700,
    sent: 9500,
    refused: 0,
    dropped: 1,
    reasons: {},
    latency: null,
  };
  const report = { machine: 'a machine', begun: 'now', loads: [], settlement: [], ages: {} };
  const both = chainTable({ ...report, transfers: { alice: figures, template: { ...figures, perSecond: 80 } } });
  t.regex(both, /transfers a second, final +100\.0 +80\.0 +1\.25/);
  t.notRegex(chainTable({ ...report, transfers: { alice: figures } }), /template|ratio/);
});
