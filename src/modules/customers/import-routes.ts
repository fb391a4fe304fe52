import { routes } from '#gate/routes';

import { importContract } from './contract-import.ts';
import { downloadImportReport } from './import/download-report.ts';
import { mapImport } from './import/map-import.ts';
import { listImportRows, listImports, readImport } from './import/read-import.ts';
import { startImport } from './import/start-import.ts';
import { submitImport } from './import/submit-import.ts';
import { undoImport } from './import/undo-import.ts';

export const importRoutes = routes(importContract, {
  startImport,
  mapImport,
  listImports,
  readImport,
  listImportRows,
  submitImport,
  undoImport,
  downloadImportReport,
});
