import type { ApiPromise } from '@polkadot/api';
import type { SubmittableExtrinsic } from '@polkadot/api/types';
import type { ISubmittableResult } from '@polkadot/types/types';
import { type ChainError, explainDispatch } from './errors.ts';
import type { Hex } from './types.ts';

/** How long a transaction may stay in the pool before it counts as lost, milliseconds. */
const patienceMillis = 60_000;

/** What became of a transaction: the block that included it, the error of its dispatch, or why no block did. */
export type Outcome = { included: Hex } | { failed: ChainError } | { lost: string };

/**
 * Sends a signed transaction and waits for its block.
 * @throws what the node answers when it does not take the transaction; the signal's reason when it is aborted
 */
export function sendSigned(
  api: ApiPromise,
  signed: SubmittableExtrinsic<'promise'>,
  signal?: AbortSignal,
): Promise<Outcome> {
  return new Promise<Outcome>((resolve, reject) => {
    let stop: (() => void) | undefined;
    let settled = false;
    const settle = (end: () => void) => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      api.off('disconnected', onDisconnected);
      signal?.removeEventListener('abort', onAbort);
      stop?.();
      end();
    };
    const onDisconnected = () => settle(() => resolve({ lost: 'the connection to the chain was lost' }));
    const onAbort = () => settle(() => reject(signal?.reason));
    const timer = setTimeout(() => settle(() => resolve({ lost: 'no block took it' })), patienceMillis);
    const onStatus = (result: ISubmittableResult) => {
      const { status, dispatchError } = result;
      if (status.isInBlock || status.isFinalized) {
        const included = (status.isInBlock ? status.asInBlock : status.asFinalized).toHex();
        settle(() => resolve(dispatchError ? { failed: explainDispatch(api, dispatchError) } : { included }));
      } else if (result.isError) settle(() => resolve({ lost: `the node dropped it (${status.type})` }));
    };
    api.on('disconnected', onDisconnected);
    signal?.addEventListener('abort', onAbort);
    signed.send(onStatus).then(
      (unsubscribe) => {
        if (settled) unsubscribe();
        else stop = unsubscribe;
      },
      (error: unknown) => settle(() => reject(error)),
    );
  });
}
