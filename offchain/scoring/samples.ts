/**
 * Sequences that a validator measures losses on: of its hidden text, of the held-out text, and in a round of the search for evidence, which
 * has at most so many rounds: of the windows that a miner had to train on, and of the shards at large.
 */
export const sampleSizes = { hidden: 128, heldOut: 128, round: 64, rounds: 4 } as const;

/** Gradients of an epoch, at most, that the others are compared with. */
export const referenceSize = 16;
