import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

import { isSealed } from '#modules/vault';
import type { Config } from '#platform/config';

import type { Transport } from './credential.ts';
import type { House } from './house.ts';
import { apiHeaders } from './headers.ts';
import { apiOf } from './http.ts';
import { allRoutes } from './modules.ts';
import { openApiOf } from './openapi.ts';
import { pagesOf } from './pages.ts';
import { openRates } from './rates.ts';
import { sessionsOf } from './session.ts';
import { version } from './version.ts';

function transportOf({ public_url, tls_cert, trust_proxy }: Config): Transport {
  const is_secure = tls_cert !== undefined || (public_url?.startsWith('https:') ?? false);
  const scheme = is_secure ? 'https' : 'http';
  return {
    is_secure,
    trust_proxy,
    origins: (host) => (public_url ? [new URL(public_url).origin] : [`${scheme}://${host}`]),
  };
}

/** The whole application over a standing house. */
export function applicationOf(house: House): Hono {
  const { petitionOf } = sessionsOf(house.database);
  const transport = transportOf(house.config);
  const { perform } = house;
  const take = house.config.rate_limits ? openRates() : () => 0;
  const app = new Hono();
  app.use('/healthz', apiHeaders);
  app.use('/api/openapi.json', apiHeaders);
  app.get('/healthz', async (context) => {
    const database = await house.database.answers();
    const status = database && !isSealed() ? 200 : 503;
    return context.json(
      { status: status === 200 ? 'ok' : 'unwell', database, sealed: isSealed() },
      status,
    );
  });
  app.get('/api/openapi.json', async (context) => {
    const routes = openApiOf(allRoutes, version);
    return context.json(routes);
  });
  app.route('/api', apiOf({ perform, routes: allRoutes, petitionOf, transport, take }));
  app.route('/', pagesOf(fileURLToPath(new URL('../web', import.meta.url))));
  return app;
}
