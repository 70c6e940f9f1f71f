export { type Compressed, type CompressInput, compress } from './compress.ts';
export { decode, type Expectation } from './decode.ts';
export { toDense } from './dense.ts';
export { encode } from './encode.ts';
export { fixedBytes } from './layout.ts';
export { type AccountId, type Gradient, GradientError, type GradientHeader, type SparseTensor } from './types.ts';
