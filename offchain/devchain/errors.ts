/** Why the development chain cannot start or go on, in one sentence fit for a user. */
export class DevChainError extends Error {
  override readonly name = 'DevChainError';
}
