import { setTimeout as delay } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { KeyringPair } from '@polkadot/keyring/types';
import { ChainError, explain } from './errors.ts';
import { sendSigned } from './send.ts';
import type { Hex, ReadAt } from './types.ts';

const retryMillis = 500;
/** Tries after errors that may pass or not. */
const largestTries = 20;

/** Blocks after the one that it is tied to in which a transaction can be included. */
export const tiedBlocks = 2048;

/** A call, made anew for each try. */
export type Call = () => SubmittableExtrinsic<'promise'>;

/** Where a call was included; `block` is null if it was on the chain before anything was sent. */
export interface Receipt {
  block: Hex | null;
  transaction: Hex | null;
}

/**
 * Sends the transactions of one key, one after the other: each takes its nonce from the chain when its turn comes, so
 * there is one nonce line. Keep one for each key and process.
 */
export class Submitter {
  readonly address: string;
  readonly #api: ApiPromise;
  readonly #key: KeyringPair;
  #line: Promise<unknown> = Promise.resolve();

  constructor(api: ApiPromise, key: KeyringPair) {
    this.#api = api;
    this.#key = key;
    this.address = key.address;
  }

  /**
   * Signs and sends a call and waits until a block includes it. It is sent again when the pool drops it, the node restarts or the
   * connection is lost; before every try the chain is asked whether the thing is there already, so that nothing is done twice.
   * @param isThere whether the chain has what the call would bring
   * @param tie a block of the last `tiedBlocks` without which no chain can include it: whatever is true on that block's chain alone should not come to
   * another when the chain is reorganised. Otherwise that of 64 blocks is the library's choice
   * @throws ChainError when the chain refuses the call or its dispatch fails; the signal's reason when it is aborted
   */
  submit(call: Call, isThere: () => Promise<boolean>, signal?: AbortSignal, tie?: ReadAt): Promise<Receipt> {
    const turn = this.#line.then(() => this.#carryThrough(call, isThere, signal, tie));
    this.#line = turn.catch(() => undefined);
    return turn;
  }

  async #carryThrough(
    call: Call,
    isThere: () => Promise<boolean>,
    signal?: AbortSignal,
    tie?: ReadAt,
  ): Promise<Receipt> {
    let tries = 0;
    for (;;) {
      signal?.throwIfAborted();
      try {
        if (await isThere()) return { block: null, transaction: null };
        const { nonce } = await this.#api.query.system.account(this.address);
        const signed = await call().signAsync(this.#key, { nonce, ...(tie && tiedTo(this.#api, tie)) });
        const outcome = await sendSigned(this.#api, signed, signal);
        if ('included' in outcome) return { block: outcome.included, transaction: signed.hash.toHex() };
        if ('failed' in outcome) throw outcome.failed;
      } catch (error) {
        signal?.throwIfAborted();
        const passes = await this.#passes(error, isThere);
        if (passes === 'never' || (passes === 'perhaps' && ++tries >= largestTries)) throw explain(error);
      }
      await delay(retryMillis, undefined, { signal });
    }
  }

  /** Whether an error passes by itself, as a lost connection does, or a transaction of the same nonce in the pool. */
  async #passes(error: unknown, isThere: () => Promise<boolean>): Promise<'surely' | 'perhaps' | 'never'> {
    if (!this.#api.isConnected) return 'surely';
    const { refusal } = explain(error);
    if (refusal !== null) return refusal === 'AlreadyDone' && (await isThere().catch(() => true)) ? 'surely' : 'never';
    if (error instanceof ChainError) return 'never';
    const text = error instanceof Error ? error.message : String(error);
    // 1012 banned for a while, 1013 known, 1014 same nonce, 1016 pool full.
    if (/^101[2346]:|disconnected|not connected|No response received/.test(text)) return 'surely';
    // 1010 with an old nonce: the line moved on since it was read. -32…: the node's own trouble.
    return /^1010: .*outdated|^-32/.test(text) ? 'perhaps' : 'never';
  }
}

/** How to sign so that only a chain with this block can include it (`CheckMortality`). */
const tiedTo = (api: ApiPromise, { block, blockHash }: ReadAt) => ({
  era: api.registry.createType('ExtrinsicEra', { current: block, period: tiedBlocks }),
  blockHash,
});
