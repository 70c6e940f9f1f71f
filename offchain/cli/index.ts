export { formatAlice } from './amounts.ts';
export { chainUrl, hash, wholeNumber } from './arguments.ts';
