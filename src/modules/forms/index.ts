export { destroySubmissionsQueue, formsJobs } from './destroy-submissions.ts';
export { questionUses } from './forms.ts';
export { formsRoutes } from './routes.ts';
