import test from 'ava';
import type { Epoch, Phase } from '../../offchain/chain/index.ts';
import { BlockClock } from './block-clock.ts';
import { plan, timeIsUp, type View } from './plan.ts';
import { conclude, type MinerState } from './state.ts';

const epoch = (phase: Phase, block = 10): Epoch => ({
  index: 5,
  phase,
  started: 1,
  deadline: 30,
  randomness: '0x00',
  base: '0x00',
  settled: 0,
  halted: false,
  block,
  blockHash: '0x00',
});

const next = (change: Partial<View>) =>
  plan({
    epoch: epoch('Submit'),
    pending: null,
    fits: true,
    submitted: false,
    margin: 3,
    uploads: ['a', 'b'],
    ...change,
  });

test('a miner trains, submits what it made, and uploads it when Submit has closed', (t) => {
  t.deepEqual(next({}), [{ do: 'train' }]);
  t.deepEqual(next({ pending: 5 }), [{ do: 'submit' }]);
  t.deepEqual(next({ pending: 5, submitted: true }), []);
  t.deepEqual(next({ pending: 5, submitted: true, epoch: epoch('Score') }), [
    { do: 'upload', endpoint: 'a' },
    { do: 'upload', endpoint: 'b' },
  ]);
  t.deepEqual(next({ pending: 5, submitted: true, epoch: epoch('Score'), uploads: ['b'] }), [
    { do: 'upload', endpoint: 'b' },
  ]);
  t.deepEqual(next({ pending: 5, submitted: true, epoch: epoch('Reveal') }), []);
});

test('after a restart, the blob that was made is submitted, even late; training that can not be in time does not begin', (t) => {
  t.deepEqual(next({ pending: 5, epoch: epoch('Submit', 29) }), [{ do: 'submit' }]);
  t.deepEqual(next({ epoch: epoch('Submit', 26) }), [{ do: 'train' }]);
  t.deepEqual(next({ epoch: epoch('Submit', 27) }), []);
  t.true(timeIsUp({ epoch: epoch('Score', 10), margin: 3 }));
  t.false(timeIsUp({ epoch: epoch('Submit', 10), margin: 1000 }));
  t.true(timeIsUp({ epoch: epoch('Submit', 20), margin: 1000 }));
});

test('a blob from another base than the epoch has, after a reorganisation, is not sent but made anew', (t) => {
  t.deepEqual(next({ pending: 5, fits: false }), [{ do: 'discard' }]);
  t.deepEqual(next({ pending: 5, fits: false, submitted: true }), []);
  t.deepEqual(next({ pending: 5, fits: false, submitted: true, epoch: epoch('Settle') }), []);
});

test('a blob that was not submitted in time is not uploaded', (t) => {
  t.deepEqual(next({ pending: 5, submitted: false, epoch: epoch('Score') }), []);
});

test('the earlier epoch is concluded before anything else', (t) => {
  for (const phase of ['Submit', 'Score', 'Vote'] as const)
    t.deepEqual(next({ pending: 4, epoch: epoch(phase) }), [{ do: 'conclude', epoch: 4 }]);
});

test('nothing is trained while training is halted', (t) => {
  t.deepEqual(next({ epoch: { ...epoch('Submit'), halted: true } }), []);
});

const moments = (step: number) => ({ first: '0x0a' as const, second: '0x0b' as const, step });
const state: MinerState = {
  moments: moments(1),
  residual: '0x01',
  pending: {
    epoch: 4,
    base: '0x00',
    randomness: '0x04',
    blob: '0x03',
    size: 1,
    firstLoss: '1',
    lastLoss: '1',
    moments: moments(2),
    residual: '0x02',
  },
};

test('error feedback goes on from a blob once, and only if the network applied it', (t) => {
  const accepted = conclude(state, true);
  t.deepEqual(accepted, { moments: moments(2), residual: '0x02', pending: null });
  t.is(conclude(accepted, true), accepted);
  t.deepEqual(conclude(state, false), { moments: moments(2), residual: '0x01', pending: null });
});

test('training stops early enough for what was measured', (t) => {
  let now = 0;
  const clock = new BlockClock(() => now);
  clock.tick(1);
  now = 500;
  clock.tick(2);
  t.is(clock.margin, 2 + Math.ceil((1.2 * 800) / 500));
  const train = (stepMs: number, finishMs: number) => {
    clock.began();
    for (let step = 0; step < 3; step++) {
      now += stepMs;
      clock.stepped();
    }
    now += finishMs;
    clock.finished();
  };
  clock.began();
  now += 600;
  clock.stepped();
  t.is(clock.margin, 2 + Math.ceil((1.2 * 8 * 600 + 600) / 500));
  train(100, 200);
  t.is(clock.margin, 2 + Math.ceil((1.2 * 200 + 100) / 500));
  train(100, 4000);
  t.is(clock.margin, 2 + Math.ceil((1.2 * 4000 + 100) / 500));
});
