/**
 * Sequences that a validator measures: of its hidden text, whose gradient all of it makes, of which so many are drawn each epoch as `probes` and tried one
 * by one, and so many of these, `bent`, with each gradient; of the held-out text; and in a round of the search for evidence, which has at most so
 * many rounds, of the windows that a miner had to train on.
 */
export const sampleSizes = { hidden: 192, probes: 48, bent: 2, heldOut: 128, round: 4, rounds: 32 } as const;

/** Sequences that run through the model at a time for their losses, and for a gradient. */
export const batchSizes = { losses: 4, gradient: 16 } as const;

/** Gradients of an epoch, at most, that the others are compared with. */
export const referenceSize = 16;
