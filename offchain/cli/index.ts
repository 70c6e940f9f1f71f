export { formatAlice } from './amounts.ts';
