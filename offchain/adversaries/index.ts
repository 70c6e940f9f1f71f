export { type AdversaryKind, adversaryKinds, corruptBlob, distortDelta } from './adversaries.ts';
