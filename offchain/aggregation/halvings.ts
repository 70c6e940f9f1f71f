import { mostHalvings } from '../../types/jobs/most-halvings.ts';

/** Epochs whose ends decide how far the next update goes. */
export const stepEpochs = 64;

/** Settled epochs in a row after which a step is tried that is twice as long. */
const patience = 8;

/**
 * How often the step of an epoch's update is halved: once more after each epoch that was held, once less after eight in a row that settled. A held epoch
 * changes nothing, the rates of the schedule included: whatever made its step go too far would do so for ever.
 *
 * @param ended how the `stepEpochs` epochs before it ended, or all that there are, in their order
 */
export function halvingsOf(ended: readonly Readonly<{ status: string }>[]): number {
  let halvings = 0;
  let settled = 0;
  for (const { status } of ended.slice(-stepEpochs)) {
    if (status === 'Settled') settled += 1;
    if (status === 'Held') {
      halvings = Math.min(mostHalvings, halvings + 1);
      settled = 0;
    } else if (settled === patience) {
      halvings = Math.max(0, halvings - 1);
      settled = 0;
    }
  }
  return halvings;
}
