import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { countUnread, listMessages, markRead } from './inbox.ts';
import { changeSettings, readSettings } from './settings.ts';

export const messagesRoutes = routes(contract, {
  listMessages,
  countUnread,
  markRead,
  readSettings,
  changeSettings,
});
