/** A node program whose chain is measured. */
export interface Contender {
  readonly name: 'alice' | 'template';
  readonly program: string;
  /**
   * Writes the raw spec of a chain of its own: `validators` authorities with the secrets of `scripts/launch/places.ts`, and accounts that
   * hold enough for all their fees.
   * @param folder where it may write
   * @param holders addresses of those accounts
   * @returns the spec's file
   */
  writeSpec(folder: string, validators: number, holders: readonly string[]): Promise<string>;
}
