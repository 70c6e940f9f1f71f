export { urlOf, urlUnder } from './endpoint.ts';
export { type FetchObject, fetchObject, ObjectError } from './fetch-object.ts';
export { createIngestServer } from './http-server.ts';
export { createIngest, type ExpectedBlob, type IngestRules } from './server.ts';
export { largestObject, smallestWeights } from './sizes.ts';
export { shuffled } from './sources.ts';
export { UploadRefused, uploadBlob } from './upload.ts';
export { uploadMessage } from './upload-message.ts';
