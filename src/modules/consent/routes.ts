import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { listNotices, publishNotice, readNotice } from './notices.ts';
import {
  closePurpose,
  keepPurpose,
  listPurposes,
  listPurposeUses,
  listPurposeVersions,
} from './purposes.ts';

export const consentRoutes = routes(contract, {
  listPurposes,
  listPurposeUses,
  listPurposeVersions,
  keepPurpose,
  closePurpose,
  listNotices,
  readNotice,
  publishNotice,
});
