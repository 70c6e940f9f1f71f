import { spawn } from 'node:child_process';
import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import test from 'ava';
import type { EpochRecord } from '../../offchain/chain/index.ts';
import { type Report, reportSchema } from '../../types/files/report.ts';
import { epochRow } from './epoch-row.ts';
import { compareFinality, type FinalReader } from './finality.ts';
import { memoryMB } from './memory.ts';
import { type EpochReader, EpochRecorder } from './recorder.ts';
import { reportTable } from './table.ts';

const record = (epoch: number, more: Partial<EpochRecord> = {}): EpochRecord => ({
  epoch,
  status: 'Settled',
  before: '0x00',
  after: '0x01',
  minted: 2n ** 60n,
  minersPart: 10n,
  submissions: 3,
  accepted: 1,
  losses: { batch: 2_400_000_000n, validation: 2_500_000_000n, heldOut: 2_600_000_001n },
  started: 10,
  ended: 40,
  ...more,
});

const submission = (index: number) => ({
  ...{ epoch: 0, index, account: `account-${index}`, blob: '0x00' as const, size: 1, block: 1, deposit: 0n },
  ...{ firstLoss: 1n, lastLoss: 1n },
});
const result = (index: number, score: bigint | null, paid: bigint) => ({
  ...{ epoch: 0, index, score, weight: 1n, accepted: paid > 0n, paid },
});

test('a row says what the chain says, to the planck and the nano-nat', (t) => {
  const results = [result(0, 2n ** 61n, 2n ** 60n), result(1, -7n, 0n), result(2, null, 0n)];
  const row = epochRow(record(0), [0, 1, 2].map(submission), results, 3);
  t.is(row.minted, '1152921504606846976');
  t.deepEqual(row.payouts, [
    { address: 'account-0', score: '2305843009213693952', paid: '1152921504606846976' },
    { address: 'account-1', score: '-7', paid: '0' },
  ]);
  t.deepEqual([row.accepted, row.rejected], [1, 2]);
  t.is(row.losses.heldOut, 2.600000001);
});

test('a loss that nobody measured is null', (t) => {
  const none = record(0, { status: 'Deferred', losses: { batch: 0n, validation: 0n, heldOut: 0n } });
  t.deepEqual(epochRow(none, [], [], 1).losses, { batch: null, validation: null, heldOut: null });
});

const folder = (t: { teardown: (undo: () => void) => void }): string => {
  const path = mkdtempSync(join(tmpdir(), 'alice-recorder-'));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  return path;
};

const reader: EpochReader = {
  record: async (epoch) => record(epoch),
  submissions: async () => [submission(0)],
  results: async () => [result(0, 1n, 1n)],
};

test('epochs are recorded once each, timed by the clock where they were seen, else by their blocks', async (t) => {
  let clock = 0;
  const recorder = new EpochRecorder(reader, join(folder(t), 'epochs.jsonl'), 2, t.fail, () => clock);
  const added = async (index: number) => {
    const before = recorder.rows().length;
    await recorder.update({ index });
    return recorder
      .rows()
      .slice(before)
      .map(({ epoch, seconds }) => [epoch, seconds]);
  };
  t.deepEqual(await added(0), []);
  clock = 24_000;
  t.deepEqual(await added(1), [[0, 24]]);
  t.deepEqual(await added(1), []);
  t.deepEqual(await added(3), [
    [1, 60],
    [2, 60],
  ]);
});

test('a later start has the rows of the earlier one, also after it was killed in the middle of a line', async (t) => {
  const file = join(folder(t), 'epochs.jsonl');
  await new EpochRecorder(reader, file, 1, t.fail).update({ index: 2 });
  appendFileSync(file, '{"epoch":2,"sta');
  const pruned: EpochReader = { ...reader, submissions: async () => [], results: async () => [] };
  const later = new EpochRecorder(pruned, file, 1, t.fail);
  t.deepEqual(
    later.rows().map(({ epoch, payouts }) => [epoch, payouts.length]),
    [
      [0, 1],
      [1, 1],
    ],
  );
  await later.update({ index: 3 });
  t.is(readFileSync(file, 'utf8').trim().split('\n').length, 3);
});

test('what the disk does not take is told, kept, and written when there is room', async (t) => {
  const place = join(folder(t), 'gone');
  const file = join(place, 'epochs.jsonl');
  const notes: string[] = [];
  const recorder = new EpochRecorder(reader, file, 1, (sentence) => notes.push(sentence));
  await recorder.update({ index: 1 });
  t.regex(notes[0]!, /^The epochs that ended could not be written to .*ENOENT/);
  t.is(recorder.rows().length, 1);
  mkdirSync(place);
  await recorder.update({ index: 2 });
  t.is(notes.length, 1);
  t.deepEqual(new EpochRecorder(reader, file, 1, t.fail).rows(), recorder.rows());
});

const report: Report = {
  epochs: [epochRow(record(0), [submission(0)], [result(0, 5n, 7n)], 24.2)],
  initial: { heldOut: 4.85 },
  supply: {
    issuance: '1000000000000',
    scheduled: '2000000000000',
    deferred: '1000000000000',
    sumOfBalances: '1000000000000',
  },
  accounts: [
    { address: 'a', role: 'miner', adversary: 'nan', income: '0' },
    { address: 'b', role: 'validator', adversary: null, income: '1000000000000' },
  ],
  finality: null,
  wallSeconds: 100,
  firstMintSeconds: 30,
  peakMemoryMB: 2000.4,
};

test('the schema takes a report and refuses one that is wrong', (t) => {
  t.deepEqual(reportSchema.parse(report), report);
  const refused = (wrong: object) => t.false(reportSchema.safeParse({ ...report, ...wrong }).success);
  refused({ supply: { ...report.supply, issuance: 1 } });
  refused({ supply: { ...report.supply, issuance: '-1' } });
  refused({ supply: { ...report.supply, issuance: '1e12' } });
  refused({ epochs: [...report.epochs, ...report.epochs] });
  refused({ accounts: [{ address: 'a', role: 'observer', adversary: null, income: '0' }] });
  refused({ extra: 1 });
});

test('the table names every epoch, who earned and what was issued', (t) => {
  const table = reportTable(report);
  t.regex(table, /^0 +settled +2\.400 +2\.500 +2\.600 +1 +2 +1,152,921\.5046 ALICE +24\.2$/m);
  t.regex(table, /^start +4\.850$/m);
  t.regex(table, /^a +miner \(nan\) +0 ALICE$/m);
  t.regex(table, /Issued 1 ALICE of 2 ALICE scheduled; deferred 1 ALICE/);
  t.regex(table, /first ALICE minted after 30 s, at most 2000 MB/);
});

const node = (height: number, fork = Number.POSITIVE_INFINITY): FinalReader => ({
  height: async () => height,
  hash: async (at) => (at < fork ? `block ${at}` : `other ${at}`),
  supply: async (at) => ({ issuance: `${at}000000000000`, scheduled: '900000000000000' }),
});

test('nodes are compared at every height that is final on all of them', async (t) => {
  const same = await compareFinality([node(250), node(243), node(260)]);
  t.deepEqual([same.height, same.differing, same.supply.length], [243, [], 3]);
  t.regex(
    reportTable({ ...report, finality: same }),
    /^All 3 nodes hold the same block for final at each height from 0 to 243; by its state each issued 243 ALICE of 900 ALICE scheduled$/m,
  );
  const forked = await compareFinality([node(250), node(243, 241), node(260)]);
  t.deepEqual(forked.differing, [241, 242, 243]);
  t.regex(
    reportTable({ ...report, finality: forked }),
    /DIFFERENT blocks for final at 3 of the 244 heights up to 243, the first at 241$/m,
  );
  const poorer = { issuance: '1', scheduled: '900000000000000' };
  t.regex(
    reportTable({ ...report, finality: { ...same, supply: [same.supply[0]!, poorer] } }),
    /by its state they issued DIFFERENT amounts$/m,
  );
});

test('a node that does not answer is named, and the others are compared', async (t) => {
  const dying = { ...node(250), hash: () => Promise.reject(new Error('gone')) };
  const found = await compareFinality([node(250), null, node(243), dying]);
  t.deepEqual([found.height, found.differing, found.supply.length, found.silent], [243, [], 2, [1, 3]]);
  t.regex(
    reportTable({ ...report, finality: found }),
    /^The other 2 nodes hold the same block for final .* scheduled; no answer from node 1, 3$/m,
  );
  await t.throwsAsync(compareFinality([null, null]), { message: 'no node answers' });
});

test('memory counts this process and what it starts', async (t) => {
  const before = memoryMB(process.pid);
  if (before === null) return t.pass('there is no /proc here');
  t.true(before > 20 && before < 4096);
  const child = spawn(process.execPath, [
    '-e',
    'globalThis.kept = Buffer.alloc(400e6, 1); console.log(1); setInterval(() => {}, 1000)',
  ]);
  t.teardown(() => child.kill('SIGKILL'));
  await new Promise((resolve) => child.stdout.once('data', resolve));
  t.true(memoryMB(process.pid)! > before + 150);
});
