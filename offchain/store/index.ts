export { hashOf } from './hash.ts';
export { openStore, type Store, StoreError } from './store.ts';
