export { byAdamW, ModelDescription } from '../../types/files/model.ts';
export { createEvaluator, type Evaluator } from './evaluator.ts';
export { initialWeights } from './initial.ts';
export { type Orthogonaliser, partsOf } from './orthogonal.ts';
export { type Generator, generator } from './random.ts';
export { isHiddenMatrix, parameterCount, type TensorSpec, tensors } from './tensors.ts';
export { createTextGradient, type TextGradient } from './text-gradient.ts';
export { createTrainer, type Trainer } from './trainer.ts';
