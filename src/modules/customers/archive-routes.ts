import { routes } from '#gate/routes';

import { listChanges, readSources } from './archive-history.ts';
import { historyContract } from './contract-history.ts';

/** What belongs to the whole archive beside its registering and reading. */
export const archiveRoutes = [...routes(historyContract, { readSources, listChanges })];
