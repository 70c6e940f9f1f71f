/** Sequences that a validator measures losses on: of its hidden text, of the held-out text, and of assigned and of unassigned shards. */
export const sampleSizes = { hidden: 128, heldOut: 128, shards: 24 } as const;
