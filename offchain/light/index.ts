export { connectLight } from './connect.ts';
