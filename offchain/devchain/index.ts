export { type DevChain, type DevChainOptions, startDevChain } from './devchain.ts';
export { DevChainError } from './errors.ts';
export { callRuntime, closeExecutor, type Hex, type RuntimeState, stateRoot } from './executor.ts';
export { codeKey } from './runtime.ts';
export { parseRawSpec, type RawSpec, readRawSpec } from './spec.ts';
