export { grants, permissionsOfOffice, seesCustomers, type Grant } from './grants.ts';
export { pathOf, permissionsOf, reachOf, type Reach, type TreeUnit } from './reach.ts';
