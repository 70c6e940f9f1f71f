import type { Gradient } from '../../gradient/index.ts';
import type { TensorSpec } from '../../model/index.ts';

/** Five gradients of very different magnitudes over 120,000 parameters, so that any change of order changes bits. */
export function inputs() {
  const sizes = [100_000, 20_000];
  const specs = sizes.map((size, i): TensorSpec => ({ name: `t${i}`, shape: [size], offset: i * 100_000, size }));
  const base = Float32Array.from({ length: 120_000 }, (_, i) => Math.sin(i));
  const gradients = [1e-3, 3, 1e-6, 0.7, 1e-2].map((scale, k): Gradient => {
    const tensors = sizes.map((size) => {
      const indices = Uint32Array.from({ length: size }, (_, i) => i).filter((i) => (i * 7 + k) % 3 !== 0);
      return { indices, values: Float32Array.from(indices, (i) => scale * Math.cos(i * (k + 1))) };
    });
    const zeros = `0x${'00'.repeat(32)}` as const;
    return { header: { epoch: 0, base: zeros, account: zeros }, tensors };
  });
  const scores = [3_000_001n, 900_000n, 5n, 2_500_000n, 1_700_000n];
  return { specs, base, gradients, scores, eta: 0.7 };
}

/** The part of the gradients that is about parameters `from` to `to`, as gradients of a model of one tensor. */
export function slice(gradients: readonly Gradient[], specs: readonly TensorSpec[], from: number, to: number) {
  const parts = gradients.map((gradient): Gradient => {
    const kept = gradient.tensors.flatMap(({ indices, values }, tensor) =>
      Array.from(indices, (index, i): [number, number] => [index + specs[tensor]!.offset, values[i]!]),
    );
    const inside = kept.filter(([index]) => index >= from && index < to);
    const indices = Uint32Array.from(inside, ([index]) => index - from);
    return { header: gradient.header, tensors: [{ indices, values: Float32Array.from(inside, ([, value]) => value) }] };
  });
  const spec: TensorSpec = { name: 'part', shape: [to - from], offset: 0, size: to - from };
  return { gradients: parts, specs: [spec] };
}
