export { fillWarmCard } from './fill-warm-card.ts';
export { logFollowUp } from './log-follow-up.ts';
export { receptionRoutes } from './routes.ts';
export type { PastReception } from './past-reception.ts';
export { recordHistory } from './record-history.ts';
