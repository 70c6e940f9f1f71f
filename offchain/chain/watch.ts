import { setTimeout as delay } from 'node:timers/promises';
import type { ApiPromise } from '@polkadot/api';
import { type ChainError, explain } from './errors.ts';
import { readEpoch } from './read-epochs.ts';
import type { Epoch } from './types.ts';

/** When a connection counts as lost though nobody has closed it, in milliseconds. */
interface Patience {
  /** Without a head for so long, the chain is asked for one. */
  silence: number;
  /** It may take so long to answer that. */
  answer: number;
}
const usual: Patience = { silence: 30_000, answer: 15_000 };

/** What changed between two readings of the running epoch, apart from the block. */
export const epochChanged = (before: Epoch | null, now: Epoch): boolean =>
  before === null ||
  before.index !== now.index ||
  before.randomness !== now.randomness ||
  before.phase !== now.phase ||
  before.deadline !== now.deadline ||
  before.base !== now.base ||
  before.halted !== now.halted;

/**
 * Whether two readings are of one epoch. A reorganisation can start the epoch of this number anew, from another block: then all that was
 * drawn from its randomness is another. The base is the epoch's until Settle, where the next one's takes its place.
 */
export const sameEpoch = (one: Epoch, other: Epoch): boolean =>
  one.index === other.index &&
  one.started === other.started &&
  one.randomness === other.randomness &&
  (one.base === other.base || one.phase === 'Settle' || other.phase === 'Settle');

/**
 * Follows the running epoch: calls `onEpoch` with the state at each new head, never two at a time, always going on with
 * the newest head (those that came while it was busy are skipped). It survives lost connections and reads again after them. One
 * that is open but dead (the node's machine is gone) says nothing at all, and is ended here so that it is made again.
 * @param onEpoch gets the epoch and whether anything but the block number changed since its last call; what it throws goes to `onError`
 * @returns a function that ends it
 */
export async function watchEpochs(
  api: ApiPromise,
  onEpoch: (epoch: Epoch, changed: boolean) => void | Promise<void>,
  onError: (error: ChainError) => void,
  patience: Patience = usual,
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

  let timer: NodeJS.Timeout | undefined;
  const ask = async (): Promise<void> => {
    const late = delay(patience.answer, false, { ref: false });
    const answered = api.rpc.chain.getHeader().then(
      () => true,
      () => false,
    );
    const isAlive = await Promise.race([answered, late]);
    if (ended) return;
    timer?.refresh();
    if (isAlive) await look();
    else await api.disconnect().catch(() => undefined);
  };

  const onConnected = () => void look();
  api.on('connected', onConnected);
  const unsubscribe = await api.rpc.chain.subscribeNewHeads(() => {
    if (!ended) timer?.refresh();
    void look();
  });
  timer = setTimeout(() => void ask(), patience.silence).unref();
  return () => {
    ended = true;
    clearTimeout(timer);
    api.off('connected', onConnected);
    unsubscribe();
  };
}
