import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serve } from '@hono/node-server';
import { inject } from 'vitest';

import { useBucketKey, useFactorKey } from '#modules/identity';
import { randomBytes } from '#platform/cipher';
import { readConfig } from '#platform/config';
import { newId } from '#platform/identifier';
import { signInKey } from '#rules/identity';

import { hashPassword } from '../../src/modules/identity/passwords.ts';
import { applicationOf } from '../../src/server/application.ts';
import { bound, serverOptions } from '../../src/server/bounds.ts';
import { bindModules } from '../../src/server/modules.ts';

import { archiveOf, consent, elements } from './archives.ts';
import { freshDatabase } from './database.ts';
import { marked, type Marked } from './markers.ts';
import { populate, type PersonName } from './people.ts';
import { clientOf, ok, type Client } from './wire.ts';

export { archiveOf, consent, elements } from './archives.ts';

const PASSWORD = 'the cast shares one long phrase';

/** A customer as the register of a test knows him. */
export interface Registered extends Marked {
  customer_id: string;
  number: string;
}

/** Registers an invented customer as the one who asks. */
export async function registerMarked(client: Client): Promise<Registered> {
  const person = marked();
  const body = { ...archiveOf(person), consent };
  const { customer_id, number } = ok<Registered>(await client.post('/api/customers', body));
  return { ...person, customer_id, number };
}

/** Registers an invented customer with a warm card, as a consultant does after a visit. */
export async function cardMarked(client: Client): Promise<Registered> {
  const person = marked();
  const body = { archive: archiveOf(person), consent, elements };
  const reply = await client.post('/api/reception/warm-cards', body);
  const { customer_id, number } = ok<Registered>(reply);
  return { ...person, customer_id, number };
}

export interface Setting {
  /** What the operator sets in the environment. */
  env?: Record<string, string>;
  /** True for the first start: nobody is there yet. */
  isEmpty?: boolean;
}

/**
 * The whole application on a port of its own, over a database of its own in which the cast has
 * passwords. `as` signs somebody in by the wire and keeps him signed in; `stranger` is nobody.
 */
export async function openApplication({ env = {}, isEmpty = false }: Setting = {}) {
  const stage = await freshDatabase();
  if (!isEmpty) await peopleOf(stage.rows);
  useBucketKey(randomBytes(32));
  useFactorKey(randomBytes(32));
  bindModules();
  const data_dir = mkdtempSync(join(tmpdir(), 'kebu-house-'));
  const { owner } = inject('cluster');
  const { database, perform } = stage;
  const app = applicationOf({
    // Tests ask faster than anybody works; what the limits do is a test of its own.
    config: readConfig({ KEBU_DATA: data_dir, PORT: '0', KEBU_RATE_LIMITS: 'off', ...env }),
    database,
    perform,
    owner,
    keystore: undefined,
    jobs: undefined,
    log_batches: { batch_count: 0, entry_count: 0 },
    has_new_key: false,
    close: async () => {},
  });
  const server = await listening(app);
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const signedIn = new Map<PersonName, Promise<Client>>();

  async function signIn(name: PersonName): Promise<Client> {
    const client = clientOf(address);
    const credential = { sign_in_name: name, password: PASSWORD };
    ok(await client.post('/api/identity/session', credential));
    return client;
  }

  function as(name: PersonName): Promise<Client> {
    const known = signedIn.get(name) ?? signIn(name);
    signedIn.set(name, known);
    return known;
  }

  async function close(): Promise<void> {
    server.closeAllConnections();
    await new Promise((done) => server.close(done));
    await stage.drop();
    rmSync(data_dir, { recursive: true, force: true });
  }

  return {
    address,
    as,
    /** A new session of a person, apart from the one `as` keeps. */
    signIn,
    stranger: () => clientOf(address),
    /** A person who may sign in and holds no office. */
    idler: () => idler(stage.rows, address),
    rows: stage.rows,
    database: stage.database,
    perform,
    password: PASSWORD,
    close,
  };
}
export type Application = Awaited<ReturnType<typeof openApplication>>;

function listening(fetch: Parameters<typeof serve>[0]['fetch']): Promise<Server> {
  return new Promise((resolve) => {
    const server = serve({ fetch, hostname: '127.0.0.1', port: 0, serverOptions }, () =>
      resolve(bound(server as Server)),
    );
  });
}

async function peopleOf(rows: Rows): Promise<void> {
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
}

type Rows = (text: string, ...values: unknown[]) => Promise<unknown[]>;

async function idler(rows: Rows, address: string): Promise<Client> {
  const name = `idle${newId().slice(-8)}`;
  await rows(
    `insert into identity.person
       (person_id, sign_in_name, sign_in_key, name, password_hash, password_set_at, created_at)
     select $1, $2, $3, '闲人', password_hash, now(), now() from identity.person limit 1`,
    newId(),
    name,
    signInKey(name),
  );
  const client = clientOf(address);
  ok(await client.post('/api/identity/session', { sign_in_name: name, password: PASSWORD }));
  return client;
}
