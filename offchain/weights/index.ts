export { decodeWeights, encodeWeights, WeightsError, weightsHash } from './safetensors.ts';
