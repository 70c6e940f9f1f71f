import type { Epoch } from '../../offchain/chain/index.ts';

/** All that decides what a miner does next. */
export interface View {
  epoch: Epoch;
  /** Epoch of the blob that is made and not known to be settled, or null. */
  pending: number | null;
  /** Whether that blob was made from the running epoch's base, and on the text that it gives: after a reorganisation it may have others. */
  fits: boolean;
  /** Whether the chain has this miner's submission of the running epoch. */
  submitted: boolean;
  /** Blocks before the end of Submit at which training must stop, so that the submission is still included. */
  margin: number;
  /** Voters' ingests that have not taken the blob yet. */
  uploads: readonly string[];
}

/** One thing to do now. Each is safe to repeat. */
export type Action =
  /** Find out how an earlier epoch ended, and go on from there. */
  | { do: 'conclude'; epoch: number }
  /** Forget a blob that was made for an epoch that did not come to be. */
  | { do: 'discard' }
  | { do: 'train' }
  | { do: 'submit' }
  | { do: 'upload'; endpoint: string };

/**
 * Whether training has to stop for the submission to be in time. However slow the machine was, half of Submit is for training: a miner
 * that gave up at the start would never learn that it has become faster.
 */
export function timeIsUp({ epoch, margin }: Pick<View, 'epoch' | 'margin'>): boolean {
  const most = Math.floor((epoch.deadline - epoch.started) / 2);
  return epoch.phase !== 'Submit' || epoch.deadline - epoch.block <= Math.min(margin, most);
}

/** What a miner should have under way, given all it knows. */
export function plan(view: View): Action[] {
  const { epoch, pending, fits, submitted, uploads } = view;
  if (pending !== null && pending !== epoch.index) return [{ do: 'conclude', epoch: pending }];
  if (epoch.halted) return [];
  if (epoch.phase === 'Submit') {
    if (submitted) return [];
    if (pending !== null) return [{ do: fits ? 'submit' : 'discard' }];
    return timeIsUp(view) ? [] : [{ do: 'train' }];
  }
  if (epoch.phase === 'Score' && pending !== null && submitted)
    return uploads.map((endpoint) => ({ do: 'upload', endpoint }));
  return [];
}
