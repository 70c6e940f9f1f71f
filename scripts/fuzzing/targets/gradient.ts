import { strict as assert } from 'node:assert';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { compress, decode, encode, GradientError, toDense } from '../../../offchain/gradient/index.ts';
import type { TensorSpec } from '../../../offchain/model/index.ts';
import { mutatedBytes } from '../bytes.ts';
import { type Outcome, refusedBy, session, type Target } from '../target.ts';

/** Two small tensors, and one of more than a chunk: the first chunk has elements of all three. */
const sizes = [300, 40, 65_600];
const specs: TensorSpec[] = sizes.map((size, at) => ({
  name: `t${at}`,
  shape: [size],
  offset: sizes.slice(0, at).reduce((sum, each) => sum + each, 0),
  size,
}));
const count = sizes.reduce((sum, size) => sum + size, 0);
const budget = 65_536;
const base = `0x${'11'.repeat(32)}` as const;
const account = `0x${'aa'.repeat(32)}` as const;
const checksumBytes = 4;
/** Where the header of docs/gradient-format.md ends. */
const streamAt = 80;

/** Blobs as miners make them, from nearly nothing kept to thousands of values. */
const validBlobs = (): Uint8Array[] =>
  [100, 160, 240, 700, 2500].map((most, at) => {
    const delta = Float32Array.from(
      { length: count },
      (_, i) => Math.sin((at + 1) * i * 1.7) * Math.exp(-((i * 31) % 97) / 9),
    );
    return compress({ delta, residual: new Float32Array(count), specs, epoch: at, base, account, budget: most }).blob;
  });

/** The blob with its checksum made right, so that what follows the checksum is looked at. */
const repaired = (blob: Uint8Array): Uint8Array => {
  if (blob.length < checksumBytes) return blob;
  const bytes = blob.slice();
  const end = bytes.length - checksumBytes;
  new DataView(bytes.buffer).setUint32(end, crc32(bytes.subarray(0, end)), true);
  return bytes;
};

/** A blob with a header that is right, and the given stream. */
const withStream = (header: Uint8Array, stream: Uint8Array): Uint8Array =>
  repaired(new Uint8Array([...header.subarray(0, streamAt), ...stream, ...new Uint8Array(checksumBytes)]));

/** A stream with a plausible count and scale in front, so that many get as far as their gaps. */
const stream: fc.Arbitrary<Uint8Array> = fc
  .tuple(
    fc.nat(6),
    fc.constantFrom(0x3f00, 0x3f80, 0x0080, 0x0001, 0x7f7f, 0x7f80, 0),
    fc.uint8Array({ maxLength: 60, size: 'max' }),
  )
  .map(([kept, scale, rest]) => {
    const countBits = 17;
    let bits = BigInt(kept) | (kept === 0 ? 0n : BigInt(scale) << BigInt(countBits));
    const front = new Uint8Array(Math.ceil((countBits + (kept === 0 ? 0 : 16)) / 8));
    for (let at = 0; at < front.length; at++, bits >>= 8n) front[at] = Number(bits & 0xffn);
    return new Uint8Array([...front, ...rest]);
  });

/** Holds for any bytes: they are refused, or are the one encoding of finite values in ascending order. */
const check = (blob: Uint8Array): Outcome => {
  let gradient: ReturnType<typeof decode>;
  try {
    gradient = decode(blob, { specs, budget });
  } catch (error) {
    return refusedBy(GradientError, error);
  }
  gradient.tensors.forEach(({ indices, values }, tensor) => {
    assert.equal(indices.length, values.length);
    indices.forEach((index, at) => {
      assert(
        index < sizes[tensor]! && (at === 0 || index > indices[at - 1]!),
        'indices do not ascend inside the tensor',
      );
      assert(Number.isFinite(values[at]) && values[at] !== 0, 'a value is not finite, or nothing');
    });
  });
  assert(Buffer.from(encode(gradient, sizes)).equals(blob), 'it does not encode to the same bytes');
  if (blob.length % 64 === 0) assert.equal(toDense(gradient, specs).length, count);
  return 'accepted';
};

/** Blobs of miners: mutated with and without a right checksum, of made-up streams, and of noise. */
export const gradient: Target = {
  name: 'gradient',
  about: 'the decoder of gradient blobs',
  everyday: 12000,
  open: async () => {
    const valid = validBlobs();
    return session({
      arbitrary: fc.oneof(
        { weight: 5, arbitrary: mutatedBytes(valid).map(repaired) },
        { weight: 1, arbitrary: mutatedBytes(valid) },
        { weight: 3, arbitrary: stream.map((bytes) => withStream(valid[0]!, bytes)) },
        { weight: 1, arbitrary: fc.uint8Array({ maxLength: 400, size: 'max' }) },
      ),
      check,
      // What the decoder promises, what a chunk takes for encoding it again, and the dense vector.
      memory: (blob) => 2_000_000 + 64 * blob.length,
    });
  },
};
