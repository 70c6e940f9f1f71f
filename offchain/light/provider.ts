import { ScProvider } from '@polkadot/api';
import { hexToU8a, u8aConcat, u8aToHex } from '@polkadot/util';
import { xxhashAsU8a } from '@polkadot/util-crypto';
import type { Client } from 'smoldot/no-auto-bytecode';
import type { Hex, ReadAt } from '../chain/index.ts';
import { startSmoldot } from './client.ts';

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

const blockHashPrefix = u8aConcat(xxhashAsU8a('System', 128), xxhashAsU8a('BlockHash', 128));

/** Storage key of a block's hash, which the chain keeps for some time after the block. */
function blockHashKey(block: number): Hex {
  const number = new Uint8Array(4);
  new DataView(number.buffer).setUint32(0, block, true);
  return u8aToHex(u8aConcat(blockHashPrefix, xxhashAsU8a(number, 64), number));
}

/**
 * The library's provider on smoldot, which also knows hashes of blocks by number: smoldot answers null there, since no peer can prove
 * one. The chain itself can: a final block's state holds the hashes of the blocks before it, and the oldest of those again.
 */
export class LightProvider extends ScProvider {
  readonly #stop: () => Promise<void>;
  readonly #known: ReadAt[] = [];
  /** How many hashes of earlier blocks the chain's state holds (`System.BlockHashCount`). */
  hashesKept = 1;

  constructor(chainSpec: string) {
    const { client, stop } = startSmoldot();
    super(connectInterface(client), chainSpec);
    this.#stop = stop;
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
    return (await this.#hashOf(Number(block))) as T;
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

  /** Hash of a final block, or null if it is not final yet. */
  async #hashOf(wanted: number): Promise<Hex | null> {
    const later = this.#known.filter(({ block }) => block >= wanted).sort((a, b) => a.block - b.block);
    let at = later[0] ?? (await this.final());
    if (wanted > at.block) return null;
    while (at.block > wanted) {
      const block = Math.max(wanted, at.block - this.hashesKept);
      const found = await super.send<Hex | null>('state_getStorage', [blockHashKey(block), at.blockHash]);
      if (found === null || hexToU8a(found).length !== 32)
        throw new Error(`The state of block ${at.block} does not hold the hash of block ${block}.`);
      at = { block, blockHash: found };
      this.#known.push(at);
    }
    return at.blockHash;
  }
}
