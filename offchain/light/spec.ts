import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod';
import { describeIssues } from '../../types/files/issues.ts';
import { ChainError } from '../chain/index.ts';

const largestSpecBytes = 64 * 1024 * 1024;

/** What is looked at here; smoldot checks the rest. */
const spec = z.looseObject({
  chainType: z.string(),
  bootNodes: z.array(z.string()),
  genesis: z.looseObject({}),
});

/**
 * Reads a raw chain spec and adds peers to those that it names. Its genesis is the one thing that a light client has to believe.
 * @param peers multiaddresses with `/p2p/` and the peer's identity
 * @throws ChainError when the file is no chain spec, or there is no peer at all
 */
export async function readLightSpec(path: string, peers: readonly string[]): Promise<z.infer<typeof spec>> {
  const info = await stat(path).catch(() => null);
  if (!info?.isFile()) throw new ChainError(`There is no chain spec at ${path}.`);
  if (info.size > largestSpecBytes) throw new ChainError(`The chain spec ${path} is over ${largestSpecBytes} bytes.`);
  let json: unknown;
  try {
    json = JSON.parse(await readFile(path, 'utf8'));
  } catch {
    throw new ChainError(`The chain spec ${path} is not JSON.`);
  }
  const parsed = spec.safeParse(json);
  if (!parsed.success) throw new ChainError(`${path} is not a chain spec: ${describeIssues(parsed.error)}.`);
  const bootNodes = [...new Set([...parsed.data.bootNodes, ...peers])];
  if (bootNodes.length === 0)
    throw new ChainError(`The chain spec ${path} names no node to begin with: name one with --peer.`);
  return { ...parsed.data, bootNodes };
}
