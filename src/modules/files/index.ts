export {
  configureFiles,
  openStoredFile,
  readFileBytes,
  removeFile,
  storeFile,
  type KeptFile,
  type NewFile,
} from './store-file.ts';
