export { loadRegimes, regimesInForce, regimeVersion } from './regimes-in-force.ts';
export { policyRoutes } from './routes.ts';
export type { Regimes } from './rules/assemble-regimes.ts';
