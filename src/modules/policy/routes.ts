import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { listDocuments, readClause, readDocument, readTerms } from './read-regimes.ts';

export const policyRoutes = routes(contract, {
  listDocuments,
  readDocument,
  readClause,
  readTerms,
});
