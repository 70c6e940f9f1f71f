import test from 'ava';
import type { Hash } from '../../types/files/hash.ts';
import { compress, decode } from '../gradient/index.ts';
import { generator } from '../model/index.ts';
import { inspect } from '../scoring/index.ts';
import { hashOf } from '../store/index.ts';
import { adversaryKinds, corruptBlob, distortDelta } from './adversaries.ts';

const specs = [
  { name: 'a', shape: [300], offset: 0, size: 300 },
  { name: 'b', shape: [50, 20], offset: 300, size: 1000 },
];
const base: Hash = `0x${'7'.repeat(64)}`;
const account = `0x${'3'.repeat(64)}` as const;
const budget = 600;
const delta = Float32Array.from({ length: 1300 }, (_, i) => Math.sin(i * 12.9898) * 0.01);

function send(kind: (typeof adversaryKinds)[number]) {
  const distorted = distortDelta(kind, delta, generator(base, 1));
  const residual = new Float32Array(delta.length);
  const { blob } = compress({ delta: distorted, residual, specs, epoch: 1, base, account, budget });
  return corruptBlob(kind, blob, { specs, budget });
}

const norm = (values: Float32Array) => Math.hypot(...values);

test('what a cheat puts in place of its delta', (t) => {
  t.deepEqual(
    distortDelta('sign-flip', delta, generator(base, 1)),
    delta.map((value) => -value),
  );
  t.is(norm(distortDelta('zero', delta, generator(base, 1))), 0);
  t.true(norm(distortDelta('scaled', delta, generator(base, 1))) > 50 * norm(delta));
  const noise = distortDelta('noise', delta, generator(base, 1));
  t.true(Math.abs(norm(noise) / norm(delta) - 1) < 0.25);
  t.true(Math.abs(noise.reduce((sum, value, i) => sum + value * delta[i]!, 0)) < 0.25 * norm(delta) ** 2);
  t.is(distortDelta('nan', delta, generator(base, 1)), delta);
});

test('nan sends a blob that is right in everything but its values, and a validator refuses it', (t) => {
  const blob = send('nan');
  t.throws(() => decode(blob, { specs, budget }), { message: /not a positive finite number/ });
  const expectation = { specs, budget, epoch: 1, base, account };
  const found = inspect({ blob, hash: hashOf(blob), size: blob.length, expectation });
  t.is(found.verdict, 'refused');
});

test('a zero gradient is refused', (t) => {
  const blob = send('zero');
  const found = inspect({
    blob,
    hash: hashOf(blob),
    size: blob.length,
    expectation: { specs, budget, epoch: 1, base, account },
  });
  t.is(found.verdict, 'refused');
});

test('the other cheats send sound blobs, so that scoring has to find them out', (t) => {
  for (const kind of ['sign-flip', 'noise', 'scaled'] as const) {
    const blob = send(kind);
    const expectation = { specs, budget, epoch: 1, base, account };
    t.is(inspect({ blob, hash: hashOf(blob), size: blob.length, expectation }).verdict, 'sound');
  }
  t.deepEqual([...adversaryKinds].sort(), ['nan', 'noise', 'scaled', 'sign-flip', 'zero']);
});
