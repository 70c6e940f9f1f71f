// Generated from the runtime's metadata by scripts/build-runtime: do not edit.
export type {} from './augment-api-consts.d.ts';
export type {} from './augment-api-errors.d.ts';
export type {} from './augment-api-events.d.ts';
export type {} from './augment-api-query.d.ts';
export type {} from './augment-api-rpc.d.ts';
export type {} from './augment-api-runtime.d.ts';
export type {} from './augment-api-tx.d.ts';
export type {} from './augment-types.d.ts';
export type {} from './registry.d.ts';
export type {} from './types-lookup.d.ts';
