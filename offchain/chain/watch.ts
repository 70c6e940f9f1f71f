import type { ApiPromise } from '@polkadot/api';
import { type ChainError, explain } from './errors.ts';
import { readEpoch } from './read-epochs.ts';
import type { Epoch } from './types.ts';

/** What changed between two readings of the running epoch, apart from the block. */
export const epochChanged = (before: Epoch | null, now: Epoch): boolean =>
  before === null ||
  before.index !== now.index ||
  before.phase !== now.phase ||
  before.deadline !== now.deadline ||
  before.base !== now.base ||
  before.halted !== now.halted;

/**
 * Follows the running epoch: calls `onEpoch` with the state at each new head, never two at a time, always going on with
 * the newest head (those that came while it was busy are skipped). It survives lost connections and reads again after them.
 * @param onEpoch gets the epoch and whether anything but the block number changed since its last call; what it throws goes to `onError`
 * @returns a function that ends it
 */
export async function watchEpochs(
  api: ApiPromise,
  onEpoch: (epoch: Epoch, changed: boolean) => void | Promise<void>,
  onError: (error: ChainError) => void,
): Promise<() => void> {
  let ended = false;
  let busy = false;
  let again = false;
  let last: Epoch | null = null;

  const look = async (): Promise<void> => {
    if (busy) {
      again = true;
      return;
    }
    busy = true;
    do {
      again = false;
      try {
        const epoch = await readEpoch(api);
        if (ended) break;
        if (epoch.blockHash === last?.blockHash) continue;
        const changed = epochChanged(last, epoch);
        last = epoch;
        await onEpoch(epoch, changed);
      } catch (error) {
        if (!ended) onError(explain(error));
      }
    } while (again && !ended);
    busy = false;
  };

  const onConnected = () => void look();
  api.on('connected', onConnected);
  const unsubscribe = await api.rpc.chain.subscribeNewHeads(() => void look());
  return () => {
    ended = true;
    api.off('connected', onConnected);
    unsubscribe();
  };
}
