import { ScProvider } from '@polkadot/api';
import type { Client } from 'smoldot/no-auto-bytecode';
import type { Hex, ReadAt } from '../chain/index.ts';
import { BlockHashes } from './block-hash.ts';
import { startSmoldot } from './client.ts';
import { untilReady } from './health.ts';

type Connect = ConstructorParameters<typeof ScProvider>[0];

/** smoldot, as the library's provider takes light clients: it was written for the interface of an older package around smoldot. */
const connectInterface = (client: Client): Connect => ({
  WellKnownChain: {} as Connect['WellKnownChain'],
  createScClient: () => {
    const addChain = async (chainSpec: string, onResponse: (response: string) => void = () => undefined) => {
      const chain = await client.addChain({ chainSpec });
      const pass = async (): Promise<void> => {
        for await (const response of chain.jsonRpcResponses) onResponse(response);
      };
      // It ends when the chain is removed.
      pass().catch(() => undefined);
      return { sendJsonRpc: chain.sendJsonRpc.bind(chain), remove: chain.remove.bind(chain), addChain };
    };
    return { addChain, addWellKnownChain: addChain };
  },
});

/** The library's provider on smoldot, which also knows the hashes of final blocks by number: smoldot answers null there. */
export class LightProvider extends ScProvider {
  readonly #stop: () => Promise<void>;
  readonly hashes = new BlockHashes((key, at) => super.send('state_getStorage', [key, at]));

  constructor(chainSpec: string) {
    const { client, stop } = startSmoldot();
    super(connectInterface(client), chainSpec);
    this.#stop = stop;
  }

  override connect(): Promise<void> {
    return super.connect(undefined, untilReady);
  }

  override async disconnect(): Promise<void> {
    await super.disconnect();
    await this.#stop();
  }

  // biome-ignore lint/suspicious/noExplicitAny: as the library declares it.
  override async send<T = any>(method: string, params: unknown[]): Promise<T> {
    const [block] = params;
    if (method !== 'chain_getBlockHash' || block === undefined || block === null || Number(block) === 0)
      return super.send<T>(method, params);
    return (await this.hashes.of(Number(block), await this.final())) as T;
  }

  /** The newest block that GRANDPA's votes prove final. */
  async final(): Promise<ReadAt> {
    const blockHash = await super.send<Hex>('chain_getFinalizedHead', []);
    const { number } = await super.send<{ number: Hex }>('chain_getHeader', [blockHash]);
    return { block: Number(number), blockHash };
  }

  /** Number of the newest block that was heard of. */
  async best(): Promise<number> {
    return Number((await super.send<{ number: Hex }>('chain_getHeader', [])).number);
  }
}
