import { routes } from '#gate/routes';

import { contract } from './contract.ts';
import { decide } from './decide.ts';
import { listRequests } from './list-requests.ts';
import { readRequest } from './read-request.ts';
import { withdraw } from './withdraw.ts';

export const approvalsRoutes = routes(contract, { listRequests, readRequest, decide, withdraw });
