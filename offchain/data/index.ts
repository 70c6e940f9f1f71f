export { assignedShards, unassignedShards } from './assignment.ts';
export { type Corpus, DataError, defaultCorpus, readCorpus } from './corpus.ts';
export { type HiddenText, hiddenEpochs, hiddenText, type ReservePart, reservePart } from './hidden.ts';
export { manifestBytes, parseManifest } from './manifest.ts';
export { sequencesOf, sequencesOfEach } from './sequences.ts';
export { type Split, type SplitInput, splitCorpus } from './split.ts';
export { detokenise, tokenise } from './vocabulary.ts';
