import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

import { isSealed } from '#modules/vault';
import type { Config } from '#platform/config';

import type { Transport } from './credential.ts';
import type { House } from './house.ts';
import { json } from './headers.ts';
import { apiOf } from './http.ts';
import { allRoutes } from './modules.ts';
import { pagesOf } from './pages.ts';
import { openRates } from './rates.ts';
import { sessionsOf } from './session.ts';

function transportOf({ public_url, tls_cert, trust_proxy }: Config): Transport {
  const is_secure = tls_cert !== undefined || (public_url?.startsWith('https:') ?? false);
  const scheme = is_secure ? 'https' : 'http';
  return {
    is_secure,
    trust_proxy,
    origins: (host) => (public_url ? [new URL(public_url).origin] : [`${scheme}://${host}`]),
  };
}

/** Answers a request; what of the wire it needs lies in the second. */
export type Serve = Hono['fetch'];

const isApi = /^https?:\/\/[^/]*\/api(\/|$)/;

/** The whole application over a standing house: the API, and beside it everything else. */
export function applicationOf(house: House): Serve {
  const { petitionOf } = sessionsOf(house.database);
  const transport = transportOf(house.config);
  const { perform } = house;
  const take = house.config.rate_limits ? openRates() : () => 0;
  const api = apiOf({ perform, routes: allRoutes, petitionOf, transport, take });
  const rest = new Hono();
  rest.get('/healthz', async () => {
    const database = await house.database.answers();
    const status = database && !isSealed() ? 200 : 503;
    const word = status === 200 ? 'ok' : 'unwell';
    return json({ status: word, database, sealed: isSealed() }, status);
  });
  rest.route('/', pagesOf(fileURLToPath(new URL('../web', import.meta.url))));
  return (request, ...wire) => (isApi.test(request.url) ? api : rest).fetch(request, ...wire);
}
