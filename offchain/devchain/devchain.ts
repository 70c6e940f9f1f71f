import { Chain } from './chain.ts';
import { DevChainError } from './errors.ts';
import { closeExecutor } from './executor.ts';
import { Node } from './node.ts';
import { serveRpc } from './rpc/server.ts';
import type { RawSpec } from './spec.ts';
import { ChainStore } from './store.ts';

/** How a development chain is started. */
export interface DevChainOptions {
  spec: RawSpec;
  /** Folder of the chain's data; made if it is not there. */
  dataDir: string;
  /** Port of the JSON-RPC WebSocket; 0 takes a free one. */
  port: number;
  host: string;
  /** Time between blocks, milliseconds. */
  blockMillis: number;
}

/** A running development chain. */
export interface DevChain {
  /** `ws://host:port` */
  readonly url: string;
  readonly genesisHash: `0x${string}`;
  /** Number of the newest block. */
  head(): number;
  /** Rejects when the chain cannot go on: a block that cannot be sealed or written. */
  readonly failed: Promise<never>;
  /** Stops sealing and serving, and closes the data folder. */
  close(): Promise<void>;
}

/** Chains that are open in this process: they share the thread that runs the Wasm. */
let open = 0;

async function release(): Promise<void> {
  if (--open === 0) await closeExecutor();
}

/**
 * Starts the chain of a spec, or goes on with the one in the data folder. A new chain seals
 * its first block at once, the second after its first transaction and the third some block times later, so that nobody misses its first epoch;
 * one that goes on seals when the first client connects.
 * @throws DevChainError with one sentence when the spec, the folder or the port cannot be used
 */
export async function startDevChain(options: DevChainOptions): Promise<DevChain> {
  const store = ChainStore.open(options.dataDir);
  open++;
  try {
    const chain = await Chain.open(options.spec, store);
    const node = new Node(chain, options.blockMillis);
    const goesOn = chain.head.number > 1;
    // The first block begins epoch 0: with it there are voters, and randomness to work on.
    if (chain.head.number === 0) await chain.seal([], 0);
    await node.restorePool();
    const server = await serveRpc(node, options.host, options.port, () => {
      if (goesOn) node.startClock();
    });
    const failed = new Promise<never>((_, reject) => node.once('failure', reject));
    // Whoever does not look at it must not be killed by it.
    failed.catch(() => undefined);
    let closing: Promise<void> | undefined;
    const close = async () => {
      await server.close();
      await node.stop();
      store.close();
      await release();
    };
    return {
      url: `ws://${options.host}:${server.port}`,
      genesisHash: chain.genesisHash,
      head: () => chain.head.number,
      failed,
      close: () => (closing ??= close()),
    };
  } catch (error) {
    store.close();
    await release();
    throw error instanceof DevChainError
      ? error
      : new DevChainError(`The development chain cannot start: ${(error as Error).message}`, { cause: error });
  }
}
