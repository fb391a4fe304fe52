import { createServer as createHttps, Server as HttpsServer } from 'node:https';
import type { Server } from 'node:http';
import { parseArgs } from 'node:util';
import { serve } from '@hono/node-server';

import { offerSetUp } from '#modules/identity';
import { now } from '#platform/clock';
import { readConfig, type Config } from '#platform/config';
import { log, say, setLogLevel } from '#platform/log';
import { readCertificate } from '#platform/tls';

import { applicationOf, type Serve } from './application.ts';
import { bound, serverOptions } from './bounds.ts';
import { commandsOf } from './commands.ts';
import { listenForCommands } from './control.ts';
import { openHouse, type House } from './house.ts';

/** Time in-flight requests get to finish after SIGTERM. */
const GRACE_MS = 9_000;
/** A browser that came by https once does not come without it for a year (HSTS). */
const ONLY_HTTPS = ['strict-transport-security', 'max-age=31536000'] as const;

function listen(fetch: Serve, config: Config): Promise<Server> {
  const { tls_cert, tls_key, host, port } = config;
  const tls =
    tls_cert && tls_key
      ? {
          createServer: createHttps,
          serverOptions: {
            ...serverOptions,
            ...readCertificate(tls_cert, tls_key),
          },
        }
      : { serverOptions };
  return new Promise((resolve, reject) => {
    const server = serve({ fetch, hostname: host, port, ...tls }, () =>
      resolve(bound(server as Server)),
    );
    // Behind a proxy it is the proxy that knows how it was reached, and says this.
    if (tls_cert) server.prependListener('request', (_, reply) => reply.setHeader(...ONLY_HTTPS));
    server.on('error', reject);
  });
}

function addressOf(server: Server, { host, tls_cert, public_url }: Config): string {
  if (public_url) return public_url;
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return `${tls_cert ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

async function main(): Promise<void> {
  const config = readConfig();
  setLogLevel(config.log_level);
  if (config.tls_cert && config.tls_key) readCertificate(config.tls_cert, config.tls_key);
  const house = await openHouse(config);
  await demoIfAsked(house);
  const server = await listen(applicationOf(house), config);
  const commands = await listenForCommands(config.data_dir, commandsOf(house));
  stopOnSignals(server, commands, house);
  renewOnSignal(server, config);

  const token = await offerSetUp(house.database, now());
  const address = addressOf(server, config);
  say(`Kebu listening on ${address}`);
  if (house.has_new_key)
    say(
      `主密钥已生成，请移到数据之外保管 / master key made, move it away from the data: ${config.master_key_file}`,
    );
  if (token) say(`首次设置，一次有效 / first set-up, works once: ${address}/set-up#${token}`);
}

/** `npm start -- --demo [--customers N]`: fills an empty register; a filled one just starts. */
async function demoIfAsked(house: House): Promise<void> {
  const { values } = parseArgs({
    options: { demo: { type: 'boolean' }, customers: { type: 'string' } },
  });
  if (!values.demo) return;
  const { fillDemo, isEmpty, NOT_EMPTY } = await import('../demo/fill.ts');
  if (!(await isEmpty(house))) return say(NOT_EMPTY);
  await fillDemo(house, Number(values.customers ?? 2_000), say);
}

/** SIGHUP: a renewed certificate, for those who connect from now on; a bad one changes nothing. */
function renewOnSignal(server: Server, { tls_cert, tls_key }: Config): void {
  if (!(server instanceof HttpsServer) || !tls_cert || !tls_key) return;
  process.on('SIGHUP', () => {
    try {
      const { cert, key } = readCertificate(tls_cert, tls_key);
      server.setSecureContext({ cert, key });
      log.info('tls.renewed');
    } catch (error) {
      log.error('tls.not_renewed', { error });
    }
  });
}

/** SIGTERM and Ctrl-C: no new requests, those in flight finish, then everything is taken down. */
function stopOnSignals(server: Server, commands: Server, house: House): void {
  let isStopping = false;
  const stop = () => {
    if (isStopping) return;
    isStopping = true;
    log.info('server.stopping');
    const late = setTimeout(() => server.closeAllConnections(), GRACE_MS);
    // A client that keeps its connection would go on asking on it until the grace is over.
    server.prependListener('request', (_, reply) => reply.setHeader('connection', 'close'));
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(late);
      clearInterval(idle);
      void house.close().then(() => process.exit(0));
    });
    server.closeIdleConnections();
    commands.close();
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}

// One request's mistake is not a reason to end everybody's work; it is said, and tests look for it.
process.on('unhandledRejection', (error) => log.error('server.rejection_unhandled', { error }));

main().catch((error: unknown) => {
  log.error('server.did_not_start', { error });
  say(error instanceof Error ? error.message : String(error));
  process.exit(1);
});
