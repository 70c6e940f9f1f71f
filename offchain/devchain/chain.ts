import { hexToU8a } from '@polkadot/util';
import { DevChainError } from './errors.ts';
import { callRuntime, type Hex, type RuntimeState, stateRoot } from './executor.ts';
import { genesisHeader, headerHash } from './header.ts';
import { codeKey, Runtime } from './runtime.ts';
import { sealBlock } from './seal.ts';
import type { RawSpec } from './spec.ts';
import { StateMap } from './state.ts';
import type { Block, ChainStore } from './store.ts';
import type { Invalid } from './validity.ts';

/** States of this many blocks back can be read. */
const keptStates = 4096;

/** A block that was sealed, with what it changed and the transactions that did not get in. */
export interface Sealed {
  block: Block;
  changes: ReadonlyMap<Hex, Hex | null>;
  refused: { extrinsic: Hex; invalid: Invalid }[];
}

/** The blocks and states of one chain; new blocks go to disk before anyone hears of them. */
export class Chain {
  readonly spec: RawSpec;
  readonly genesisHash: Hex;
  readonly #store: ChainStore;
  readonly #state: StateMap;
  #head: Block;
  #oldestState: number;
  #runtime: Runtime;

  private constructor(
    spec: RawSpec,
    store: ChainStore,
    state: StateMap,
    genesisHash: Hex,
    head: Block,
    runtime: Runtime,
  ) {
    this.spec = spec;
    this.#store = store;
    this.#state = state;
    this.genesisHash = genesisHash;
    this.#head = head;
    this.#oldestState = store.oldestState();
    this.#runtime = runtime;
  }

  /**
   * Goes on with the chain in the store, or begins it from the spec's genesis.
   * @throws DevChainError if the store holds another chain than the spec's
   */
  static async open(spec: RawSpec, store: ChainStore): Promise<Chain> {
    const top = Object.entries(spec.genesis.raw.top).sort(([a], [b]) => (a < b ? -1 : 1)) as [Hex, Hex][];
    const genesis = await genesisBlock(top);
    const kept = store.blockByNumber(0);
    if (!kept) store.addBlock(genesis, top, 0);
    else if (kept.hash !== genesis.hash)
      throw new DevChainError(
        `The data folder holds another chain (genesis ${kept.hash.slice(0, 10)}…) than the spec "${spec.name}" (genesis ${genesis.hash.slice(0, 10)}…).`,
      );
    const state = new StateMap(store.newestState());
    const runtime = await Runtime.load(state.get(codeKey)!, state);
    return new Chain(spec, store, state, genesis.hash, store.newest()!, runtime);
  }

  get head(): Block {
    return this.#head;
  }

  /** The runtime of the newest state. */
  get runtime(): Runtime {
    return this.#runtime;
  }

  get store(): ChainStore {
    return this.#store;
  }

  blockByHash(hash: Hex): Block | undefined {
    return hash === this.#head.hash ? this.#head : this.#store.blockByHash(hash);
  }

  blockByNumber(number: number): Block | undefined {
    return number === this.#head.number ? this.#head : this.#store.blockByNumber(number);
  }

  /**
   * The state after a block. It stays that block's state while new blocks come.
   * @returns undefined when that state is too old to be still here
   */
  stateAt(block: Block): RuntimeState | undefined {
    if (block.number < this.#oldestState) return undefined;
    const isHead = () => this.#head.number === block.number;
    return {
      get: (key) => (isHead() ? this.#state.get(key) : this.#store.value(key, block.number)),
      nextKey: (prefix, key) =>
        isHead() ? this.#state.nextKey(prefix, key) : this.#store.nextKey(prefix, key, block.number),
    };
  }

  /** The runtime of a block's state. */
  async runtimeAt(block: Block): Promise<Runtime> {
    const code = this.stateAt(block)?.get(codeKey);
    if (code === undefined || code === this.#runtime.wasm) return this.#runtime;
    return Runtime.load(code, this.stateAt(block)!);
  }

  /**
   * Seals a block on the newest one.
   * @param transactions in the order in which they are tried
   * @param patienceMillis after which no more transactions are tried one by one
   * @throws Error if the runtime cannot make the block, or it cannot be written; the chain is then as before
   */
  async seal(transactions: Hex[], patienceMillis: number): Promise<Sealed> {
    const { header, extrinsics, changes, refused } = await sealBlock(
      { head: this.#head, state: this.#state, runtime: this.#runtime },
      transactions,
      patienceMillis,
    );
    const block: Block = { number: this.#head.number + 1, hash: headerHash(header), header, extrinsics };
    const oldestState = Math.max(0, block.number - keptStates);
    this.#store.addBlock(block, changes, oldestState);
    this.#state.apply(changes);
    this.#head = block;
    this.#oldestState = oldestState;
    const code = changes.get(codeKey);
    if (code) this.#runtime = await Runtime.load(code, this.#state);
    return { block, changes, refused };
  }
}

async function genesisBlock(top: [Hex, Hex][]): Promise<Block> {
  const code = top.find(([key]) => key === codeKey)![1];
  const state = new StateMap(top);
  const version = await callRuntime(code, [['Core_version']], state).catch((error: unknown) => {
    throw new DevChainError(`The runtime in the chain spec does not run: ${(error as Error).message.slice(0, 200)}`);
  });
  // The state version is the last byte of a runtime's version.
  const stateVersion = hexToU8a(version.result).at(-1)!;
  const header = genesisHeader(await stateRoot(top, stateVersion));
  return { number: 0, hash: headerHash(header), header, extrinsics: [] };
}
