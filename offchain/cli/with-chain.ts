import type { ChainConnection } from '../chain/index.ts';

const WAIT_MILLISECONDS = 5000;

type Chain = typeof import('../chain/index.ts');

/** Connects, runs what needs the chain, and disconnects. The chain's library is loaded here, so that `--help` does without it. */
export const withChain = async <T>(
  url: string,
  use: (connection: ChainConnection, chain: Chain) => Promise<T>,
): Promise<T> => {
  const chain = await import('../chain/index.ts');
  const connection = await chain.connect(url, WAIT_MILLISECONDS);
  try {
    return await use(connection, chain);
  } catch (error) {
    throw chain.explain(error);
  } finally {
    await connection.close();
  }
};
