export { type FetchObject, fetchObject, ObjectError } from './fetch-object.ts';
export { createIngest, type ExpectedBlob, type IngestRules } from './server.ts';
export { UploadRefused, uploadBlob } from './upload.ts';
export { uploadMessage } from './upload-message.ts';
