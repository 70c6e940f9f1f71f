type Model = Readonly<{ parameters: bigint }>;

const bytesPerParameter = 4n;
/** Room for what is not weights, or comes before them: texts and the model's description are smaller. */
const otherBytes = 16n * 2n ** 20n;

/** Size below which no file has the weights of a model, in bytes. */
export const smallestWeights = ({ parameters }: Model): number => Number(parameters * bytesPerParameter);

/** Largest object that the training of a model needs, in bytes. */
export const largestObject = ({ parameters }: Model): number => Number(parameters * bytesPerParameter + otherBytes);
