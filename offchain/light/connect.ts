import { setTimeout as delay } from 'node:timers/promises';
import { ApiPromise } from '@polkadot/api';
import '../../types/chain/index.ts';
import { type ChainConnection, ChainError, explain } from '../chain/index.ts';
import { LightProvider } from './provider.ts';
import { readLightSpec } from './spec.ts';

const retryMillis = 250;
/** How far the newest final block may be behind the newest one, where finality works. */
const settledBlocks = 8;
/** How long to wait for that; a network whose finality stands still is read where it stopped. */
const settleMillis = 20_000;

/**
 * Connects to a network as a light client: from its chain spec alone it finds peers, follows the authorities by GRANDPA's justifications
 * up to the newest final block, and takes values only with proofs against the state root of a block's header. The same readers work on
 * it as on a node; blocks are known by number up to the newest final one.
 * @param spec file of the raw chain spec
 * @param peers multiaddresses of nodes to begin with, besides those that the spec names
 * @throws ChainError when the spec is wrong, or no peer of this network answers within `waitMillis`
 */
export async function connectLight(
  spec: string,
  peers: readonly string[],
  waitMillis = 60_000,
): Promise<ChainConnection> {
  const read = await readLightSpec(spec, peers);
  const provider = new LightProvider(JSON.stringify(read));
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), waitMillis);
  let api: ApiPromise | undefined;
  const close = async (): Promise<void> => {
    await api?.disconnect().catch(() => undefined);
    await provider.disconnect().catch(() => undefined);
  };
  try {
    await provider.connect().catch((error: Error) => {
      throw new ChainError(`smoldot does not take the chain spec ${spec}: ${error.message.split('\n', 1)[0]}`);
    });
    const wait = async (): Promise<void> => {
      await delay(retryMillis, undefined, { signal: late.signal }).catch(() => {
        const heard =
          read.bootNodes.length === 1 ? 'the node that is' : `any of the ${read.bootNodes.length} nodes that are`;
        throw new ChainError(
          `No block of this network came from ${heard} named: is it running, and of the same chain?`,
        );
      });
    };
    while (!provider.isConnected) await wait();
    api = await new ApiPromise({ provider, noInitWarn: true }).isReadyOrError;
    provider.hashes.kept = api.consts.system.blockHashCount.toNumber();
    const until = Date.now() + settleMillis;
    while (Date.now() < until && (await provider.best()) - (await provider.final()).block > settledBlocks) await wait();
    return { api, development: read.chainType === 'Development', close };
  } catch (error) {
    await close();
    throw explain(error);
  } finally {
    clearTimeout(timer);
  }
}
