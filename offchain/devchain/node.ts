import { EventEmitter } from 'node:events';
import { u8aConcat, u8aToHex } from '@polkadot/util';
import { decodeAddress } from '@polkadot/util-crypto';
import type { Chain, Sealed } from './chain.ts';
import { DevChainError } from './errors.ts';
import type { Hex, RuntimeState } from './executor.ts';
import { Lane } from './lane.ts';
import { PoolError, TransactionPool, transactionHash } from './pool.ts';
import { type Runtime, validationArgs } from './runtime.ts';
import { readValidity, type ValidTransaction } from './validity.ts';

const largestExtrinsicBytes = 4 * 1024 * 1024;
const largestBlock = 512;
/** Block times between the second block of a chain and its third, while those who take part are still starting; no longer than some seconds. */
const startingTimes = 7;
const longestStart = 10_000;

/** The chain with its transaction pool and its clock. Emits `block` with each new block. */
export class Node extends EventEmitter<{ block: [Sealed]; failure: [DevChainError] }> {
  readonly chain: Chain;
  readonly pool = new TransactionPool();
  readonly #clients = new Lane(2);
  readonly #blockMillis: number;
  #timer: NodeJS.Timeout | undefined;
  #sealing: Promise<void> | undefined;
  #stopped = false;
  #due = 0;

  constructor(chain: Chain, blockMillis: number) {
    super();
    this.setMaxListeners(0);
    this.chain = chain;
    this.#blockMillis = blockMillis;
  }

  /** Takes the transactions back that waited when the chain was last stopped. */
  async restorePool(): Promise<void> {
    for (const extrinsic of this.chain.store.waiting())
      await this.submit(extrinsic).catch(() => this.chain.store.removeWaiting(extrinsic));
  }

  /**
   * Checks a transaction against the newest state and puts it into the pool.
   * @returns its hash
   * @throws PoolError with the code and the words that nodes answer with
   */
  async submit(extrinsic: Hex): Promise<Hex> {
    if (this.#stopped) throw new PoolError(1016, 'Immediately Dropped', 'the chain is stopping');
    if (extrinsic.length / 2 > largestExtrinsicBytes)
      throw new PoolError(1001, 'Extrinsic has invalid format', `it is over ${largestExtrinsicBytes} bytes`);
    const hash = transactionHash(extrinsic);
    if (this.pool.has(hash)) throw new PoolError(1013, 'Transaction Already Imported', 'it is in the pool');
    const { validity, head } = await this.#validate(extrinsic);
    const replaced = this.pool.add(extrinsic, validity, head);
    for (const old of replaced) this.chain.store.removeWaiting(old);
    this.chain.store.addWaiting(extrinsic);
    this.startClock();
    return hash;
  }

  async #validate(extrinsic: Hex): Promise<{ validity: ValidTransaction; head: number }> {
    const { head, runtime } = this.chain;
    const args = validationArgs(extrinsic, head.hash);
    const result = await this.callRuntime(
      runtime,
      'TaggedTransactionQueue_validate_transaction',
      args,
      this.chain.stateAt(head)!,
    ).catch(() => {
      // What cannot be decoded makes the runtime trap.
      throw new PoolError(1001, 'Extrinsic has invalid format', 'the runtime cannot decode it');
    });
    const validity = readValidity(result);
    if ('reason' in validity) throw new PoolError(1010, 'Invalid Transaction', validity.reason);
    return { validity, head: head.number };
  }

  /** Calls the runtime for a client. Only a few such calls run at a time, so that they cannot hold up a block for long. */
  callRuntime(runtime: Runtime, method: string, args: Hex, state: RuntimeState): Promise<Hex> {
    return this.#clients.run(() => runtime.call(method, args, state));
  }

  /** The nonce for an account's next transaction, after those of its own that wait. */
  nextNonce(address: string): number {
    const account = decodeAddress(address);
    const { head, runtime } = this.chain;
    let nonce = runtime.nonce(account, this.chain.stateAt(head)!);
    while (this.pool.provides(nonceTag(account, nonce))) nonce++;
    return nonce;
  }

  /** Starts sealing, if it has not begun. */
  startClock(): void {
    if (this.#timer || this.#stopped) return;
    this.#due = performance.now() + this.#blockMillis;
    this.#arm();
  }

  #arm(): void {
    this.#timer = setTimeout(
      () => {
        this.#sealing = this.#seal();
      },
      Math.max(0, this.#due - performance.now()),
    );
  }

  async #seal(): Promise<void> {
    let sealed: Sealed;
    try {
      sealed = await this.chain.seal(this.pool.ready(largestBlock), this.#blockMillis * 2);
      this.#settlePool(sealed);
    } catch (error) {
      this.#stopped = true;
      const what = `Block ${this.chain.head.number + 1} could not be sealed: ${(error as Error).message.slice(0, 300)}`;
      this.emit('failure', new DevChainError(what, { cause: error }));
      return;
    }
    this.emit('block', sealed);
    if (this.#stopped) return;
    const times = sealed.block.number === 2 ? startingTimes : 1;
    const pause = Math.max(this.#blockMillis, Math.min(times * this.#blockMillis, longestStart));
    // A late block does not hasten those after it.
    this.#due = Math.max(this.#due + pause, performance.now());
    this.#arm();
  }

  /** Takes out of the pool, in memory and on disk, what a block settled. */
  #settlePool({ block, refused }: Sealed): void {
    const gone = this.pool.onBlock(block.hash, block.number, block.extrinsics);
    for (const { extrinsic, invalid } of refused) {
      if (invalid.passing) continue;
      this.pool.refuse(extrinsic);
      gone.push(extrinsic);
    }
    for (const extrinsic of gone) this.chain.store.removeWaiting(extrinsic);
  }

  /** Stops sealing, after the block that is being sealed. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#sealing;
  }
}

/** The tag that a transaction with a nonce provides: SCALE of (account, nonce). */
function nonceTag(account: Uint8Array, nonce: number): Hex {
  const bytes = new Uint8Array(4);
  new DataView(bytes.buffer).setUint32(0, nonce, true);
  return u8aToHex(u8aConcat(account, bytes));
}
