import { stripVTControlCharacters } from 'node:util';
import test from 'ava';
import type { EpochReport } from '../../types/files/report.ts';
import { epochLine } from './epoch-line.ts';
import { bar, cut, duration, sparkline } from './format.ts';
import { renderView } from './render.ts';
import { initialView, type ViewState, withMinerEvent, withNote, withValidatorEvent } from './state.ts';

const places = { rpc: 'ws://r', api: 'http://a', data: './data' };
const wide = { columns: 140, colour: false };

const row = (epoch: number, more: Partial<EpochReport> = {}): EpochReport => ({
  ...{ epoch, status: 'settled', minted: '59893912101254', accepted: 3, rejected: 1, seconds: 24.4, payouts: [] },
  losses: { batch: 2.9, validation: 3, heldOut: 3.1 },
  ...more,
});

const start: ViewState = initialView([
  { name: 'validator-1', role: 'validator', adversary: null },
  { name: 'miner-1', role: 'miner', adversary: null },
  { name: 'miner-nan-1', role: 'miner', adversary: 'nan' },
]);

const lineOf = (state: ViewState, name: string): string =>
  renderView(state, places, 1, wide)
    .split('\n')
    .find((line) => line.startsWith(name))!;

test('before the chain answers it says so', (t) => {
  t.true(renderView(start, places, 1, wide).includes('Waiting for the chain'));
});

test('a miner shows its progress, loss and speed while it trains, and nothing of it afterwards', (t) => {
  const step = { event: 'step', epoch: 0, step: 15, steps: 30, loss: 2.4567, tokensPerSecond: 3120.4 } as const;
  const training = withMinerEvent(start, 'miner-1', step);
  t.regex(lineOf(training, 'miner-1'), /█{8}░{8} +15\/30 +loss 2\.457 +3120 tokens\/s/);
  t.is(lineOf(training, 'miner-nan-1'), lineOf(start, 'miner-nan-1'));
  const submitted = withMinerEvent(training, 'miner-1', { event: 'submitted', epoch: 0, blob: `0x${'1'.repeat(64)}` });
  t.regex(lineOf(submitted, 'miner-1'), /submitted +loss 2\.457/);
  t.false(lineOf(submitted, 'miner-1').includes('tokens/s'));
});

test('a problem of a miner becomes a note', (t) => {
  const state = withMinerEvent(start, 'miner-1', { event: 'problem', epoch: 3, reason: 'No voter took the blob.' });
  t.true(renderView(state, places, 1, wide).includes('miner-1: No voter took the blob.'));
});

test('a validator shows what it did last', (t) => {
  const scored = { event: 'scored', epoch: 0, index: 2, score: '0', reason: 'not finite' } as const;
  t.true(
    lineOf(withValidatorEvent(start, 'validator-1', scored), 'validator-1').includes('gradient 2: 0 (not finite)'),
  );
});

test('the epoch shows its phase and the blocks left', (t) => {
  const epoch = { index: 7, phase: 'Submit', block: 15, deadline: 20, length: 20, halted: false } as const;
  const text = renderView({ ...start, epoch }, places, 61, wide);
  t.regex(text, /Epoch 7 {2}Submit █{15}░{5} 5 blocks left/);
  t.true(text.includes('1 min 01 s'));
  t.true(renderView({ ...start, epoch: { ...epoch, halted: true } }, places, 1, wide).includes('halted'));
});

test('the three series, what was minted and how epochs ended', (t) => {
  const held = row(2, { status: 'held', losses: { batch: null, validation: null, heldOut: null } });
  const lower = row(1, { losses: { batch: 2.4, validation: 2.5, heldOut: 2.6 } });
  const state = {
    ...start,
    ended: [row(0), lower, held],
    supply: { minted: 119_787_824_202_508n, deferred: 5n * 10n ** 11n },
  };
  const text = renderView(state, places, 1, wide);
  t.regex(text, /batch +2\.400 +█▁ /);
  t.regex(text, /held out +2\.600 +█▁ /);
  t.true(text.includes('Minted 119.7878 ALICE; epochs settled 2, held 1, deferred 0 (pool 0.5 ALICE)'));
});

test('no line is wider than the terminal, and colour changes nothing but colour', (t) => {
  const state = withNote(start, 'x'.repeat(500));
  for (const columns of [60, 80, 200])
    for (const line of renderView(state, places, 1, { columns, colour: false }).split('\n'))
      t.true(line.length < columns);
  const coloured = renderView(state, places, 1, { columns: 80, colour: true });
  t.not(coloured, renderView(state, places, 1, { columns: 80, colour: false }));
  t.is(stripVTControlCharacters(coloured), renderView(state, places, 1, { columns: 80, colour: false }));
});

test('only the newest notes are kept', (t) => {
  const { notes } = ['a', 'b', 'c', 'd', 'e'].reduce(withNote, start);
  t.deepEqual(notes, ['b', 'c', 'd', 'e']);
});

test('without a terminal an epoch is one line', (t) => {
  t.is(
    epochLine(row(3)),
    'epoch 3 settled in 24 s: loss held out 3.100, validation 3.000, batch 2.900; accepted 3 of 4; minted 59.8939 ALICE',
  );
  const deferred = row(4, {
    status: 'deferred',
    minted: '0',
    losses: { batch: null, validation: null, heldOut: null },
  });
  t.true(epochLine(deferred).startsWith('epoch 4 deferred in 24 s: loss held out –'));
});

test('bars and lines of bars stay in their bounds', (t) => {
  t.is(bar(0, 0, 4), '░░░░');
  t.is(bar(9, 3, 4), '████');
  t.is(bar(-1, 3, 4), '░░░░');
  t.is(sparkline([], 5), '');
  t.is(sparkline([1, 1], 5), '▁▁');
  t.is(sparkline([9, 3, 2, null, 1], 4), '█▅ ▁');
  t.is(cut('abcdef', 4), 'abc…');
  t.is(duration(59.6), '1 min 00 s');
});
