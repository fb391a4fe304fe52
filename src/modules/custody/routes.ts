import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { exportRegister } from './export-register.ts';
import { downloadExport, listExports } from './list-exports.ts';
import { listReveals } from './list-reveals.ts';
import { revealField } from './reveal-field.ts';

export const custodyRoutes = routes(contract, {
  revealField,
  listReveals,
  exportRegister,
  listExports,
  downloadExport,
});
