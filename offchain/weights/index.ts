export {
  decodeWeights,
  encodeWeights,
  parameterCount,
  type TensorSpec,
  WeightsError,
  weightsHash,
} from './safetensors.ts';
