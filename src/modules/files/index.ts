export { handedOutName, isHeic, isPicture, mediaOf, type MediaType } from './media.ts';
export { redrawPicture, type Picture } from './redraw-picture.ts';
export {
  bytesOf,
  configureFiles,
  keepFile,
  openFileName,
  openStoredFile,
  readFileBytes,
  removeFile,
  sealBytes,
  storeFile,
  type KeptFile,
  type NewFile,
  type SealedBytes,
} from './store-file.ts';
export { sweepFiles } from './sweep-files.ts';
