import type { ReadAt } from '../chain/index.ts';

/** Where a command prints: given to it, so that a test can read what it says. */
export type Terminal = {
  /** A result, on stdout. */
  out(text: string): void;
  /** Something for the person at the terminal, on stderr: it never gets into a pipe. */
  err(text: string): void;
};

/** Something the user can put right: one sentence that says what to do next. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
}

/** JSON with every bigint as a decimal string. */
export const toJson = (value: unknown): string =>
  JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part), 2);

/** Prints a result: as JSON where that was asked for, else as the lines made from it. */
export const print = <T>(
  terminal: Terminal,
  json: boolean | undefined,
  result: T,
  lines: (result: T) => string,
): void => terminal.out(json ? toJson(result) : lines(result));

/** Two columns: names and values. */
export const pairs = (rows: readonly (readonly [string, string])[]): string => {
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, value]) => `${name.padEnd(width)}  ${value}`.trimEnd()).join('\n');
};

/** The row that says at which block a result was read. */
export const readAtLine = ({ block, blockHash }: ReadAt): readonly [string, string] => [
  'read at',
  `block ${block}, ${blockHash}`,
];
