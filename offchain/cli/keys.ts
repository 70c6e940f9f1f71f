import { existsSync } from 'node:fs';
import type { ChainConnection } from '../chain/index.ts';
import { CommandError } from './terminal.ts';

type KeyPair = Awaited<ReturnType<typeof import('../chain/index.ts')['readKey']>>;

/** The key in a file. Keys of the public development phrase are refused on a chain that is not for development. */
export const openKey = async (
  file: string,
  { development }: Pick<ChainConnection, 'development'>,
): Promise<KeyPair> => {
  if (!existsSync(file))
    throw new CommandError(
      `There is no key file at ${file}: make one with "alice key new", or name another with --key.`,
    );
  const { readKey } = await import('../chain/index.ts');
  return readKey(file, development);
};
