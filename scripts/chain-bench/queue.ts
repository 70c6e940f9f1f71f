import type { FastKey, SignedTransfer, TransferSigner } from './signing.ts';

/**
 * Transfers to be sent one after another: a sender's turn comes when all others have had theirs, so that its nonces arrive in order
 * whatever is answered first. A sender pays the next one.
 */
export class TransferQueue {
  readonly #keys: readonly FastKey[];
  readonly #signers: readonly TransferSigner[];
  readonly #ready: SignedTransfer[] = [];
  #signed = 0;

  /** @param signers the signer of each nonce, from 0 on */
  constructor(keys: readonly FastKey[], signers: readonly TransferSigner[]) {
    this.#keys = keys;
    this.#signers = signers;
  }

  /** Signs so many at once, so that signing takes no time later. */
  prepare(count: number): void {
    const made = Array.from({ length: count }, () => this.#sign());
    this.#ready.push(...made.reverse());
  }

  /** The next one. @throws Error when every key has used all nonces */
  take(): SignedTransfer {
    return this.#ready.pop() ?? this.#sign();
  }

  #sign(): SignedTransfer {
    const count = this.#keys.length;
    const signer = this.#signers[Math.floor(this.#signed / count)];
    if (signer === undefined) throw new Error(`all ${this.#signed} transfers have been sent`);
    const turn = this.#signed % count;
    this.#signed += 1;
    return signer(this.#keys[turn]!, this.#keys[(turn + 1) % count]!);
  }
}
