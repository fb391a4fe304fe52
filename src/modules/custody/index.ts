export { destroyQueue, exportQueue } from './export-queue.ts';
export { configureCustody } from './export-register.ts';
export { exportJobs } from './make-export.ts';
export { custodyRoutes } from './routes.ts';
