import type { RawSpec } from './spec.ts';

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
  readonly head: () => number;
  /** Rejects when the chain cannot go on (a block that cannot be sealed, a full disk). */
  readonly failed: Promise<never>;
  /** Stops sealing and serving, and closes the data folder. */
  close(): Promise<void>;
}

/** Starts the chain, or goes on with the one in the data folder. @throws DevChainError */
export declare function startDevChain(options: DevChainOptions): Promise<DevChain>;
