// A server of our own routes with nothing behind them: what HTTP itself costs. Asked by mechanisms.mjs.
import { serve } from '@hono/node-server';

import { contract } from '#contract/customers';

import { apiOf } from '../dist/server/http.js';

const page = { rows: Array(20).fill({ customer_id: 'x'.repeat(36), filler: 'y'.repeat(560) }) };
const api = apiOf({
  perform: async () => page,
  routes: [{ endpoint: contract.listCustomers, useCase: async () => page }],
  petitionOf: async () => ({ actor: { kind: 'person', person_id: '' } }),
  transport: { is_secure: false, trust_proxy: false, origins: () => [] },
  take: () => 0,
});
serve({ fetch: (request, wire) => api.fetch(request, wire), port: 0 }, ({ port }) =>
  process.send(port),
);
