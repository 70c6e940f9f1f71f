export { assignedShards } from './assignment.ts';
export { type Corpus, DataError, defaultCorpus, readCorpus } from './corpus.ts';
export { cutReserve, type HiddenText, hiddenEpochs, hiddenText, reservePart } from './hidden.ts';
export { manifestBytes, parseManifest } from './manifest.ts';
export { drawFrom, shuffled } from './random.ts';
export { sequencesOf } from './sequences.ts';
export { type Split, type SplitInput, splitCorpus } from './split.ts';
export { detokenise, tokenise } from './vocabulary.ts';
