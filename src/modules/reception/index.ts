export { fillWarmCard } from './fill-warm-card.ts';
export { logFollowUp } from './log-follow-up.ts';
export { receptionRoutes } from './routes.ts';
export { recordHistory, type PastReception } from './record-history.ts';
