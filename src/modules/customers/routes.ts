import { routes } from '#gate/routes';

import { assignCustomer } from './assign-customer.ts';
import { addChannel, listChannels } from './channels.ts';
import { checkPhone } from './check-phone.ts';
import { giveConsent, listConsents, withdrawConsent } from './consents.ts';
import { contract } from './contract.ts';
import { listCustomers } from './list-customers.ts';
import { listLooks, readCustomer, readTimeline } from './read-customer.ts';
import { readDraftSecret } from './read-draft-secret.ts';
import { registerCustomer } from './register-customer.ts';
import { reviseCustomer, voidCustomer } from './revise-customer.ts';
import { searchCustomers } from './search-customers.ts';

export const customersRoutes = routes(contract, {
  listCustomers,
  searchCustomers,
  readCustomer,
  readTimeline,
  listLooks,
  registerCustomer: (act, input) => registerCustomer(act, input),
  reviseCustomer,
  voidCustomer,
  assignCustomer,
  checkPhone,
  listConsents,
  giveConsent,
  withdrawConsent,
  readDraftSecret,
  listChannels,
  addChannel,
});
