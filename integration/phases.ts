import type { ApiPromise } from '@polkadot/api';
import { type Phase, watchEpochs } from '../offchain/chain/index.ts';
import { patience } from './node-program.ts';

const order: Phase[] = ['Submit', 'Score', 'Reveal', 'Vote', 'Settle'];

const SECONDS = 240 * patience;

/** Resolves with the first epoch after `after` that is in this phase or, where the phase passed between two looks, beyond it. */
export async function untilPhase(api: ApiPromise, phase: Phase, after: number): Promise<number> {
  const found = Promise.withResolvers<number>();
  const stop = await watchEpochs(
    api,
    (epoch) => {
      if (epoch.index > after && order.indexOf(epoch.phase) >= order.indexOf(phase)) found.resolve(epoch.index);
    },
    () => undefined,
  );
  const late = setTimeout(
    () => found.reject(new Error(`no epoch after ${after} came to ${phase} within ${SECONDS} s`)),
    1000 * SECONDS,
  );
  try {
    return await found.promise;
  } finally {
    clearTimeout(late);
    stop();
  }
}
