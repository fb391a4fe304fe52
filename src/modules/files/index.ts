export {
  configureFiles,
  openStoredFile,
  readFileBytes,
  storeFile,
  type KeptFile,
  type NewFile,
} from './store-file.ts';
