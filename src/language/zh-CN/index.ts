import { gather } from '../gather.ts';
import { access } from './access.ts';
import { consent } from './consent.ts';
import { custody } from './custody.ts';
import { customers } from './customers.ts';
import { demo } from './demo.ts';
import { identity } from './identity.ts';
import { reception } from './reception.ts';
import { approvals } from './approvals.ts';
import { audit } from './audit.ts';
import { files } from './files.ts';
import { forms } from './forms.ts';
import { gate } from './gate.ts';
import { http } from './http.ts';
import { imports } from './import.ts';
import { kernel } from './kernel.ts';
import { messages } from './messages.ts';
import { policy } from './policy.ts';
import { security } from './security.ts';
import { shell } from './shell.ts';
import { spreadsheet } from './spreadsheet.ts';
import { ui } from './ui.ts';
import { vault } from './vault.ts';
import { workplace } from './workplace.ts';

/** Chinese is the source and the type. A new module: one import, one name here and in `en`. */
export const words = /* @__PURE__ */ gather({
  shell,
  security,
  ui,
  kernel,
  gate,
  http,
  messages,
  policy,
  vault,
  audit,
  approvals,
  access,
  consent,
  customers,
  custody,
  identity,
  reception,
  workplace,
  files,
  forms,
  import: imports,
  spreadsheet,
  demo,
});
