import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { closeForm, listForms, publishForm } from './forms.ts';
import { listSubmissions } from './list-submissions.ts';
import { listResults, readResults } from './results.ts';
import {
  enterSubmission,
  readSubmission,
  registerSubmission,
  screenSubmission,
} from './submissions.ts';
import { readPublicForm, submitForm } from './submit-form.ts';

export const formsRoutes = routes(contract, {
  readPublicForm,
  submitForm,
  listForms,
  publishForm,
  closeForm,
  readResults,
  listResults,
  listSubmissions,
  readSubmission,
  enterSubmission,
  screenSubmission,
  registerSubmission,
});
