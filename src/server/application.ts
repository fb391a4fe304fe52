import { fileURLToPath } from 'node:url';
import { Hono } from 'hono';

import { configureAccess } from '#modules/access';
import {
  readCompanySettings,
  showSettings,
  useCompanySignIn,
  usePasswordAge,
  usePublicUrl,
} from '#modules/identity';
import { useMail } from '#platform/mail';
import type { Config } from '#platform/config';

import type { Transport } from './credential.ts';
import type { House } from './house.ts';
import { apiHeaders, fileHeaders, json } from './headers.ts';
import { openHealth } from './health.ts';
import { apiOf } from './http.ts';
import { incomingOf } from './incoming.ts';
import { metricsReader, openMetrics } from './metrics.ts';
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

const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

/** Answers a request; what of the wire it needs lies in the second. */
export type Serve = Hono['fetch'];

const isApi = /^https?:\/\/[^/]*\/api(\/|$)/;

/** The whole application over a standing house: the API, and beside it everything else. */
export function applicationOf(house: House): Serve {
  configureAccess({ second_factor: house.config.second_factor });
  usePublicUrl(house.config.public_url);
  usePasswordAge(house.config.password_max_days);
  showSettings(house.config);
  const { company_sign_in } = house.config;
  useCompanySignIn(company_sign_in === undefined ? [] : readCompanySettings(company_sign_in));
  useMail(house.config.mail);
  const { petitionOf } = sessionsOf(house.database);
  const transport = transportOf(house.config);
  const { perform } = house;
  const take = house.config.rate_limits ? openRates() : () => 0;
  const { watch, text } = openMetrics(house);
  const api = apiOf({ perform, routes: allRoutes, petitionOf, transport, take, watch });
  const rest = new Hono();
  const healthOf = openHealth(house);
  rest.get('/healthz', async () => {
    const health = await healthOf();
    return json(health, health.status === 'ok' ? 200 : 503);
  });
  const mayRead = metricsReader(house.config.metrics_token_file);
  rest.get('/metrics', async (context) => {
    // To everybody else there is nothing here, as at any address nobody made.
    if (!mayRead(incomingOf(context))) return context.text('', 404, fileHeaders);
    return context.text(await text(), 200, { ...apiHeaders, 'content-type': METRICS_TYPE });
  });
  rest.route('/', pagesOf(fileURLToPath(new URL('../web', import.meta.url))));
  return (request, ...wire) => (isApi.test(request.url) ? api : rest).fetch(request, ...wire);
}
