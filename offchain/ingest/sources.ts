/** In random order, so that those who fetch spread over those who serve, and no source is the first one of everybody. */
export function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);
}

/** Bytes of a float, and room for what is not weights, or comes before them: texts and the model's description are smaller. */
const bytesPerParameter = 4n;
const otherBytes = 16n * 2n ** 20n;

/** Largest object that the training of a model needs, in bytes. */
export function largestObject({ parameters }: { parameters: bigint }): number {
  return Number(parameters * bytesPerParameter + otherBytes);
}
