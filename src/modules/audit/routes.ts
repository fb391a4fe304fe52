import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { listEntries } from './list-entries.ts';

export const auditRoutes = routes(contract, { listEntries });
