import test from 'ava';
import fc from 'fast-check';
import { compress, decode, encode, type Gradient, GradientError } from './index.ts';
import { account, base, changed, deltaOf, specsOf } from './testing.ts';

const sizes = [300, 40];
const specs = specsOf(sizes);
const { blob } = compress({
  delta: deltaOf(340, 1),
  residual: new Float32Array(340),
  specs,
  epoch: 9,
  base,
  account,
  budget: 240,
});
const expectation = { specs, budget: 65_536, epoch: 9, base, account };
const streamAt = 80;

/** The stream of the worked example of docs/gradient-format.md with another scale. */
function withScale(scale: number): number[] {
  const bits = 0x05300002 | (scale << 4);
  return [0, 8, 16, 24].map((shift) => (bits >>> shift) & 0xff);
}

/** A blob of one tensor of 8 elements with the given stream. */
function oneTensor(stream: number[]): Uint8Array {
  const tensor = { indices: new Uint32Array(0), values: new Float32Array(0) };
  const empty = encode({ header: { epoch: 0, base, account }, tensors: [tensor] }, [8]);
  return changed(new Uint8Array(streamAt + stream.length + 4), (bytes) => {
    bytes.set(empty.subarray(0, streamAt));
    bytes.set(stream, streamAt);
  });
}

test('one byte over the budget is refused, the budget itself is not', (t) => {
  t.notThrows(() => decode(blob, { ...expectation, budget: blob.length }));
  t.throws(() => decode(blob, { ...expectation, budget: blob.length - 1 }), {
    instanceOf: GradientError,
    message: /above the budget/,
  });
});

test('each rule of the header has its own sentence', (t) => {
  const cases: [RegExp, (bytes: Uint8Array, view: DataView) => void][] = [
    [/does not begin/, (bytes) => bytes.fill(0, 0, 4)],
    [/version 1/, (bytes) => bytes.fill(1, 4, 5)],
    [/sign convention is 2/, (bytes) => bytes.fill(2, 5, 6)],
    [/sign convention is 255/, (bytes) => bytes.fill(255, 5, 6)],
    [/reserved/, (bytes) => bytes.fill(1, 6, 7)],
    [/reserved/, (bytes) => bytes.fill(1, 7, 8)],
    [/epoch 10, not 9/, (_, view) => view.setUint32(8, 10, true)],
    [/3 chunks, the model 1/, (_, view) => view.setUint32(12, 3, true)],
    [/for base 0x10/, (bytes) => bytes.fill(0x10, 16, 17)],
    [/of miner 0xaa.*ab, not of 0xaaaa/, (bytes) => bytes.fill(0xab, 79, 80)],
  ];
  for (const [message, change] of cases) {
    t.throws(() => decode(changed(blob, change), expectation), { instanceOf: GradientError, message });
  }
  const flipped = blob.slice();
  flipped[streamAt] = flipped[streamAt]! ^ 1;
  t.throws(() => decode(flipped, expectation), { instanceOf: GradientError, message: /checksum/ });
  t.throws(() => decode(new Uint8Array(0), expectation), { instanceOf: GradientError, message: /at least/ });
  const trailing = changed(new Uint8Array([...blob, 0]), () => undefined);
  t.throws(() => decode(trailing, expectation), { instanceOf: GradientError, message: /too long/ });
});

test('each rule of a stream has its own sentence', (t) => {
  const one = { specs: specsOf([8]), budget: 1000 };
  // The worked example of docs/gradient-format.md, then one rule broken at a time.
  t.is(decode(oneTensor(withScale(0x3f00)), one).tensors[0]!.indices.length, 2);
  const cases: [RegExp, number[]][] = [
    [/keeps 9 of 8/, [0x09, 0, 0, 0]],
    [/scale/, withScale(0x0000)],
    [/scale/, withScale(0x7f80)], // infinity
    [/scale/, withScale(0x7fc0)], // not a number
    [/scale/, withScale(0xbf00)], // −0.5
    [/too short/, [0x03, 0xf0, 0x03]], // 4 bits left for three elements
    [/beyond chunk 0/, [0x02, 0xf0, 0x03, 0x00, 0x01]], // a gap of 16 or more
    [/padding/, [0x02, 0xf0, 0x33, 0x85]],
    [/too long/, [0x02, 0xf0, 0x33, 0x05, 0x00]],
    [/too short/, []],
  ];
  for (const [message, stream] of cases) {
    t.throws(() => decode(oneTensor(stream), one), { instanceOf: GradientError, message }, `${message} for ${stream}`);
  }
  const infinite: Gradient = {
    header: { epoch: 0, base, account },
    tensors: [{ indices: new Uint32Array([1]), values: new Float32Array([Number.POSITIVE_INFINITY]) }],
  };
  t.throws(() => decode(encode(infinite, [8]), one), { instanceOf: GradientError, message: /scale/ });
  const notANumber = {
    ...infinite,
    tensors: [{ indices: new Uint32Array([1]), values: new Float32Array([Number.NaN]) }],
  };
  t.throws(() => decode(encode(notANumber, [8]), one), { instanceOf: GradientError, message: /scale/ });
});

/** Holds for any bytes: they are refused with one sentence, or are the one encoding of finite values in ascending order. */
function soundOrRefused(bytes: Uint8Array): boolean {
  let gradient: Gradient;
  try {
    gradient = decode(bytes, { specs, budget: 65_536 });
  } catch (error) {
    return error instanceof GradientError && !error.message.includes('\n');
  }
  const ordered = gradient.tensors.every(({ indices, values }, tensor) =>
    indices.every(
      (index, i) => index < sizes[tensor]! && (i === 0 || index > indices[i - 1]!) && Number.isFinite(values[i]),
    ),
  );
  return ordered && Buffer.from(encode(gradient, sizes)).equals(bytes);
}

test('blobs with bytes changed at random, checksum right or not, are refused or are canonical', (t) => {
  const change = fc.record({ at: fc.nat(blob.length - 5), value: fc.nat(255) });
  let decoded = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 4 }), fc.boolean(), (changes, repair) => {
      const apply = (bytes: Uint8Array) => {
        for (const { at, value } of changes) bytes[at] = value;
      };
      const bytes = blob.slice();
      apply(bytes);
      const mutated = repair ? changed(blob, apply) : bytes;
      if (!soundOrRefused(mutated)) return false;
      if (repair) decoded += 1;
      return true;
    }),
    { numRuns: 5000 },
  );
  t.true(decoded > 1000);
});

test('streams of random bytes are refused or are canonical', (t) => {
  let sound = 0;
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.integer({ min: 0, max: 40 }), (stream, kept) => {
      // A plausible count and scale, so that many get past the first checks.
      const bytes = oneTensor([(kept % 9) | ((stream[0]! & 15) << 4), 0x3f, ...stream]);
      try {
        const gradient = decode(bytes, { specs: specsOf([8]), budget: 1000 });
        sound += 1;
        return Buffer.from(encode(gradient, [8])).equals(bytes);
      } catch (error) {
        return error instanceof GradientError;
      }
    }),
    { numRuns: 5000 },
  );
  t.true(sound > 0);
});

test('blobs cut short or of nothing but noise are refused', (t) => {
  for (let length = 0; length < blob.length; length++) {
    t.throws(() => decode(blob.slice(0, length), expectation), { instanceOf: GradientError });
    const cut = changed(blob.slice(0, Math.max(length, 4)), () => undefined);
    t.true(soundOrRefused(cut));
  }
  fc.assert(fc.property(fc.uint8Array({ maxLength: 400 }), soundOrRefused), { numRuns: 1000 });
});

test('a blob that claims more than it holds costs no more memory than its own size allows', (t) => {
  const large = specsOf([400_000_000]);
  const tensor = { indices: new Uint32Array([5]), values: new Float32Array([1]) };
  const small = encode({ header: { epoch: 0, base, account }, tensors: [tensor] }, [400_000_000]);
  const before = process.memoryUsage().arrayBuffers;
  const lying = changed(small, (bytes) => bytes.fill(0xff, streamAt, streamAt + 2));
  t.throws(() => decode(lying, { specs: large, budget: 1_000_000 }), { instanceOf: GradientError });
  t.true(process.memoryUsage().arrayBuffers - before < 1_000_000);
  t.deepEqual([...decode(small, { specs: large, budget: 1_000_000 }).tensors[0]!.indices], [5]);
});
