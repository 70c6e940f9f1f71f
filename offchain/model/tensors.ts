import type { ModelDescription } from '../../types/files/model.ts';

/** One weight tensor: its place in the flat vector of all weights. */
export interface TensorSpec {
  /** The name that Hugging Face's GPT-2 gives it. */
  readonly name: string;
  readonly shape: readonly number[];
  /** First element in the flat vector. */
  readonly offset: number;
  /** Number of elements. */
  readonly size: number;
}

/**
 * The model's tensors in the plain layout: names, shapes and order of Hugging Face's GPT-2 (matrices are [in, out]),
 * the output matrix tied to the token embedding. All weights are one Float32Array of `parameterCount` elements.
 */
export function tensors(description: ModelDescription): TensorSpec[] {
  const { vocabulary, context, layers, width } = description;
  const specs: TensorSpec[] = [];
  let offset = 0;
  const add = (name: string, ...shape: number[]): void => {
    const size = shape.reduce((a, b) => a * b, 1);
    specs.push({ name: `transformer.${name}`, shape, offset, size });
    offset += size;
  };
  add('wte.weight', vocabulary, width);
  add('wpe.weight', context, width);
  for (let i = 0; i < layers; i++) {
    add(`h.${i}.ln_1.weight`, width);
    add(`h.${i}.ln_1.bias`, width);
    add(`h.${i}.attn.c_attn.weight`, width, 3 * width);
    add(`h.${i}.attn.c_attn.bias`, 3 * width);
    add(`h.${i}.attn.c_proj.weight`, width, width);
    add(`h.${i}.attn.c_proj.bias`, width);
    add(`h.${i}.ln_2.weight`, width);
    add(`h.${i}.ln_2.bias`, width);
    add(`h.${i}.mlp.c_fc.weight`, width, 4 * width);
    add(`h.${i}.mlp.c_fc.bias`, 4 * width);
    add(`h.${i}.mlp.c_proj.weight`, 4 * width, width);
    add(`h.${i}.mlp.c_proj.bias`, width);
  }
  add('ln_f.weight', width);
  add('ln_f.bias', width);
  return specs;
}

/** Whether a tensor is a matrix inside a block: no embedding, no norm, no bias. */
export function isHiddenMatrix({ name, shape }: TensorSpec): boolean {
  return shape.length === 2 && name.startsWith('transformer.h.');
}

/** Number of weights: the length of the flat vector. */
export function parameterCount(description: ModelDescription): number {
  const last = tensors(description).at(-1)!;
  return last.offset + last.size;
}
