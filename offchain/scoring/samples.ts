/**
 * Sequences that a validator measures losses on: of its hidden text, of which so many are `scored` on in an epoch, of the held-out text, and in
 * a round of the search for evidence, which has at most so many rounds, of the windows that a miner had to train on.
 */
export const sampleSizes = { hidden: 192, scored: 48, heldOut: 128, round: 8, rounds: 16 } as const;

/** Gradients of an epoch, at most, that the others are compared with. */
export const referenceSize = 16;
