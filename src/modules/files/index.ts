export {
  configureFiles,
  openStoredFile,
  readFileBytes,
  refusals as filesRefusals,
  storeFile,
  type KeptFile,
  type NewFile,
} from './store-file.ts';
