import { access } from './access.ts';
import { approvals } from './approvals.ts';
import { consent } from './consent.ts';
import { custody } from './custody.ts';
import { demo } from './demo.ts';
import { customers } from './customers.ts';
import { gate } from './gate.ts';
import { http } from './http.ts';
import { kernel } from './kernel.ts';
import { messages } from './messages.ts';
import { reception } from './reception.ts';
import { shell } from './shell.ts';
import { ui } from './ui.ts';
import { vault } from './vault.ts';

/** What a consultant's day speaks: fetched before a screen is shown. */
export const everyday = {
  shell,
  ui,
  kernel,
  gate,
  http,
  messages,
  vault,
  approvals,
  access,
  consent,
  customers,
  demo,
  custody,
  reception,
};
