import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { keepPreference, listPreferences } from './preferences.ts';
import { readSetup } from './read-setup.ts';
import { listViews, removeView, saveView } from './views.ts';

export const workplaceRoutes = routes(contract, {
  readSetup,
  listPreferences,
  keepPreference,
  listViews,
  saveView,
  removeView,
});
