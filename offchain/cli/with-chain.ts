import type { ChainConnection } from '../chain/index.ts';
import type { ChainOptions } from './options.ts';
import { CommandError } from './terminal.ts';

/** For a first answer; a chain that answers may take longer to say what it is. */
const WAIT_MILLISECONDS = 5000;

type Chain = typeof import('../chain/index.ts');

/**
 * Connects to the node or, as a light client, to the network; runs what needs the chain, and disconnects. The libraries are loaded
 * here, so that `--help` does without them.
 */
export const withChain = async <T>(
  { chain: url, light, peer }: Pick<ChainOptions, 'chain' | 'light' | 'peer'>,
  use: (connection: ChainConnection, chain: Chain) => Promise<T>,
): Promise<T> => {
  if (peer !== undefined && light === undefined)
    throw new CommandError('--peer says where a light client begins: name the chain spec with --light as well.');
  const chain = await import('../chain/index.ts');
  const connection =
    light === undefined
      ? await chain.connect(url, WAIT_MILLISECONDS)
      : await (await import('../light/index.ts')).connectLight(light, peer ?? []);
  try {
    return await use(connection, chain);
  } catch (error) {
    throw chain.explain(error);
  } finally {
    await connection.close();
  }
};
