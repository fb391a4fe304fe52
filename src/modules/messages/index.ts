export { linkJobs } from './mail-links.ts';
export { mailQueue } from './mail-queue.ts';
export { messagesRoutes } from './routes.ts';
export { mailJobs } from './send-mail.ts';
export { tell, tellOffice, type News } from './tell.ts';
