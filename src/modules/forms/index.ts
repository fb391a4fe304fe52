export { destroySubmissionsQueue, formsJobs } from './destroy-submissions.ts';
export { formsRoutes } from './routes.ts';
