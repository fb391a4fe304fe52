import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { listPermissions } from './list-permissions.ts';

export const accessRoutes = routes(contract, { listPermissions });
