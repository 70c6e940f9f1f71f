/** Epochs whose ends decide how far the next update goes. */
export const stepEpochs = 16;

/** An update that is halved so often is as good as its slope. */
export const mostHalvings = 6;

/**
 * How often the step of an epoch's update is halved: once for each of the `stepEpochs` epochs before it that was held, `mostHalvings` times at most. A held
 * epoch changes nothing, the rates of the schedule included: whatever made its step go too far would do so for ever.
 *
 * @param ended how the epochs before it ended, in their order
 */
export const halvingsOf = (ended: readonly Readonly<{ status: string }>[]): number =>
  Math.min(mostHalvings, ended.slice(-stepEpochs).filter(({ status }) => status === 'Held').length);
