export { type AdversaryKind, adversaryKinds, corruptBlob, distortDelta, withValue } from './adversaries.ts';
