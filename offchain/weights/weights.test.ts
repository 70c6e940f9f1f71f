import test from 'ava';
import fc from 'fast-check';
import type { TensorSpec } from '../model/index.ts';
import { hashOf } from '../store/index.ts';
import { decodeWeights, encodeWeights, WeightsError, weightsHash } from './index.ts';

const specs: TensorSpec[] = [
  { name: 'first', shape: [2, 3], offset: 0, size: 6 },
  { name: 'second "quoted"', shape: [4], offset: 6, size: 4 },
];

test('a file is byte for byte the canonical safetensors layout', (t) => {
  const bytes = encodeWeights([{ name: 'w', shape: [1, 2], offset: 0, size: 2 }], new Float32Array([1, -2]));
  const header = '{"w":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}';
  const expected = [header.length, 0, 0, 0, 0, 0, 0, 0, ...Buffer.from(header), 0, 0, 0x80, 0x3f, 0, 0, 0, 0xc0];
  t.is(header.length % 8, 0);
  t.deepEqual([...bytes], expected);
});

test('decoding gives back the same bits', (t) => {
  fc.assert(
    fc.property(fc.float32Array({ minLength: 10, maxLength: 10, noNaN: true, noDefaultInfinity: true }), (weights) => {
      const bytes = encodeWeights(specs, weights);
      t.deepEqual(Buffer.from(decodeWeights(specs, bytes).buffer), Buffer.from(weights.slice().buffer));
      t.is(weightsHash(specs, weights), hashOf(bytes));
    }),
  );
});

test('anything but the canonical file of finite values is refused', (t) => {
  const bytes = encodeWeights(specs, new Float32Array(10));
  const nan = encodeWeights(specs, new Float32Array(10).fill(Number.NaN, 7, 8));
  const header = bytes.slice();
  header[20] = header[20]! + 1;
  const length = bytes.slice();
  length[3] = 1;
  for (const wrong of [new Uint8Array(0), bytes.slice(1), new Uint8Array([...bytes, 0]), nan, header, length]) {
    t.throws(() => decodeWeights(specs, wrong), { instanceOf: WeightsError });
  }
  t.throws(() => encodeWeights(specs, new Float32Array(9)), { instanceOf: WeightsError });
});
