import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { listNotices, listPurposes, publishNotice, readNotice } from './notices.ts';

export const consentRoutes = routes(contract, {
  listPurposes,
  listNotices,
  readNotice,
  publishNotice,
});
