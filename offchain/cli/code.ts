import { readFileSync, statSync } from 'node:fs';
import { CommandError } from './terminal.ts';

/** A block's room for one transaction. */
const LARGEST_CODE = 5 * 2 ** 20;
const LARGEST_FILE = 64 * 2 ** 20;

/** A runtime as it is put into a chain's state, and the hash that a proposal names it by. */
export type Code = { readonly bytes: `0x${string}`; readonly hash: `0x${string}` };

/**
 * The runtime in a file: its Wasm, compressed or not, taken as it is, or a raw chain spec that has it.
 * @throws CommandError with one sentence
 */
export const readCode = async (file: string): Promise<Code> => {
  const { hashOf } = await import('../store/index.ts');
  let content: Buffer;
  try {
    if (statSync(file).size > LARGEST_FILE) throw new Error('it is too large');
    content = readFileSync(file);
  } catch (error) {
    throw new CommandError(`${file} cannot be read (${(error as Error).message}): name a runtime or a raw chain spec.`);
  }
  let bytes: Uint8Array = content;
  if (content[0] === '{'.charCodeAt(0)) {
    let code: unknown;
    try {
      code = JSON.parse(content.toString('utf8')).genesis?.raw?.top?.['0x3a636f6465'];
    } catch {
      code = undefined;
    }
    if (typeof code !== 'string' || !/^0x([0-9a-f]{2})+$/.test(code))
      throw new CommandError(`${file} is not a raw chain spec with a runtime in it: name one, or a runtime's Wasm.`);
    bytes = Buffer.from(code.slice(2), 'hex');
  } else if (!isRuntime(content)) {
    throw new CommandError(`${file} is neither Wasm nor a compressed runtime: name what scripts/build-runtime made.`);
  }
  if (bytes.length > LARGEST_CODE)
    throw new CommandError(`${file} has a runtime of ${bytes.length} bytes, which fits no block: compress it.`);
  return { bytes: `0x${Buffer.from(bytes).toString('hex')}`, hash: hashOf(bytes) };
};

/** Whether a file begins as Wasm does, or as a compressed runtime. */
const isRuntime = (content: Buffer): boolean =>
  ['0061736d', '52bc5376'].includes(content.subarray(0, 4).toString('hex'));
