export { formatAlice } from './amounts.ts';
export { wholeNumber } from './arguments.ts';
