export { actorOf, configureAccess, maySeeSensitive, type Standing } from './actor-of.ts';
export { accessRoutes } from './routes.ts';
