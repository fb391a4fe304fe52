export {
  bytesOf,
  configureFiles,
  keepFile,
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
