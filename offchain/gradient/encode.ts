import { type Chunk, writeBlob } from './blob.ts';
import { chunkLength } from './layout.ts';
import { type Gradient, GradientError, type SparseTensor } from './types.ts';

/**
 * The blob of a gradient whose values have been quantised: within a chunk all have the magnitude of the chunk's first,
 * a bfloat16. Throws GradientError when they do not. Whether the numbers make sense is for `decode` to say: this writes
 * what it is given.
 *
 * @param sizes number of elements of each tensor
 */
export function encode({ header, tensors }: Gradient, sizes: readonly number[]): Uint8Array {
  if (tensors.length !== sizes.length)
    throw new GradientError(`${tensors.length} tensors for a model of ${sizes.length}`);
  return writeBlob(header, chunksOf(tensors, sizes));
}

/** Cuts all tensors' elements, one tensor after the other, into chunks. */
function chunksOf(tensors: readonly SparseTensor[], sizes: readonly number[]): Chunk[] {
  const chunks: Chunk[] = [];
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const positions = new Uint32Array(Math.min(chunkLength, total));
  const values = new Float32Array(positions.length);
  let tensor = 0;
  let offset = 0;
  let at = 0;
  for (let start = 0; start < total; start += chunkLength) {
    const length = Math.min(chunkLength, total - start);
    let kept = 0;
    for (let last = -1; tensor < tensors.length; ) {
      const { indices, values: own } = tensors[tensor]!;
      const size = sizes[tensor]!;
      for (; at < indices.length && offset + indices[at]! < start + length; at++) {
        const position = offset + indices[at]! - start;
        if (position <= last || indices[at]! >= size)
          throw new GradientError(`the indices of tensor ${tensor} are not ascending, or beyond its ${size} elements`);
        positions[kept] = last = position;
        values[kept++] = own[at]!;
      }
      if (at < indices.length || offset + size > start + length) break;
      offset += size;
      tensor++;
      at = 0;
    }
    chunks.push({ length, positions: positions.slice(0, kept), values: values.slice(0, kept) });
  }
  if (tensor < tensors.length && at < tensors[tensor]!.indices.length)
    throw new GradientError(`an index of tensor ${tensor} is beyond its ${sizes[tensor]} elements`);
  return chunks;
}
