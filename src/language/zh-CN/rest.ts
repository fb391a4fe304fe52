import { audit } from './audit.ts';
import { files } from './files.ts';
import { forms } from './forms.ts';
import { identity } from './identity.ts';
import { imports } from './import.ts';
import { policy } from './policy.ts';
import { security } from './security.ts';
import { spreadsheet } from './spreadsheet.ts';
import { workplace } from './workplace.ts';

/** What offices behind the desk speak: fetched while a consultant's screen already stands. */
export const rest = {
  security,
  policy,
  audit,
  identity,
  files,
  forms,
  import: imports,
  spreadsheet,
  workplace,
};
