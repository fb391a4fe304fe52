export { workplaceRoutes } from './routes.ts';
export { configureWorkplace } from './views.ts';
