import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';

import {
  cardMarked,
  openApplication,
  registerMarked,
  type Application,
} from '../support/application.ts';
import { idOf } from '../support/people.ts';
import { ok } from '../support/wire.ts';

/** Whoever holds the application's own password, with nothing of the application around it. */
let thief: pg.Client;
let app: Application;
let tables: string[];
beforeAll(async () => {
  app = await openApplication();
  const xu = await app.as('xu');
  await cardMarked(xu);
  await registerMarked(xu);
  ok(await xu.get('/api/customers'));
  const [{ name }] = (await app.rows('select current_database() as name')) as [{ name: string }];
  const { owner, app_password } = inject('cluster');
  thief = new pg.Client({ ...owner, user: 'kebu_app', password: app_password, database: name });
  await thief.connect();
  tables = (
    (await app.rows(
      `select c.oid::regclass::text as it from pg_class c
       join pg_namespace n on n.oid = relnamespace
       where relkind in ('r', 'v', 'p') and nspname !~ '^(pg_|information_schema)' order by 1`,
    )) as { it: string }[]
  ).map((it) => it.it);
});
afterAll(async () => {
  await thief.end();
  await app.close();
});

/** How many rows a question shows; undefined where it is an error. */
async function seen(question: string, before: readonly string[] = []): Promise<number | undefined> {
  await thief.query('begin');
  try {
    for (const it of before) await thief.query(it);
    const { rowCount, rows } = await thief.query(question);
    return rowCount ?? rows?.length ?? 0;
  } catch {
    return undefined;
  } finally {
    await thief.query('rollback');
  }
}

test('A16 the login by itself reads no table and no view of ours', async () => {
  expect(tables.length).toBeGreaterThan(35);
  const open: string[] = [];
  for (const table of tables) if (await seen(`select * from ${table}`)) open.push(table);
  expect(open).toEqual([]);
});

const scoped = ['kebu_own', 'kebu_team', 'kebu_project', 'kebu_company'];

test.each(scoped)('A16 %s without a context sees no row of any customer', async (role) => {
  const about = (await app.rows(
    `select c.oid::regclass::text as it from pg_class c join pg_namespace n on n.oid = relnamespace
     where relrowsecurity and relkind = 'r' order by 1`,
  )) as { it: string }[];
  expect(about.length).toBeGreaterThan(12);
  const open: string[] = [];
  for (const { it } of [...about, { it: 'customers.line' }])
    if (await seen(`select 1 from ${it}`, [`set local role ${role}`])) open.push(it);
  expect(open).toEqual([]);
});

test('A16 with his context a consultant sees his own, and as many as are his', async () => {
  const own = [`set local role kebu_own`, `set local app.person_id = '${idOf('xu')}'`];
  expect(await seen('select 1 from customers.customer', own)).toBe(2);
  const other = [`set local role kebu_own`, `set local app.person_id = '${idOf('he')}'`];
  expect(await seen('select 1 from customers.customer', other)).toBe(0);
});

describe('A16 no way up', () => {
  const ways = [
    'set role kebu_owner',
    'set role postgres',
    'set session authorization kebu_owner',
    'create table public.mine (a int)',
    'create schema mine',
    'create function pg_temp.f() returns int language sql as $$select 1$$; select pg_temp.f()',
    'alter role kebu_app superuser',
    'alter table customers.customer disable row level security',
    'alter table customers.customer no force row level security',
    'create policy open on customers.customer using (true)',
    'drop policy own on customers.customer',
    'grant select on customers.customer to kebu_app',
    `copy customers.customer to program 'cat'`,
    `copy customers.customer to '/tmp/kebu-leak'`,
    `copy (select 1) to program 'true'`,
    `select pg_read_file('/etc/passwd')`,
    `select pg_ls_dir('.')`,
    `select lo_import('/etc/passwd')`,
    'truncate audit.entry',
    'delete from audit.entry',
    'update customers.customer set owner_id = null',
    'create extension dblink',
    `alter system set fsync = off`,
    "load 'auto_explain'",
    'select * from pg_authid',
  ];
  const held = [[], ...scoped, 'kebu_door', 'kebu_guest'].flat();

  test.each(ways)('%s', async (way) => {
    const taken: string[] = [];
    for (const role of ['', ...held]) {
      const before = role === '' ? [] : [`set local role ${role}`];
      const rows = await seen(way, before);
      // A role that may change its own customers changes none without a context.
      const isHarmless = rows === 0 || (way.startsWith('create function') && rows !== undefined);
      if (rows !== undefined && !isHarmless) taken.push(`${role || 'kebu_app'}: ${rows}`);
    }
    expect(taken).toEqual([]);
  });

  test('row_security = off is an error, not a way past', async () => {
    for (const role of scoped) {
      const before = [`set local role ${role}`, 'set local row_security = off'];
      expect(await seen('select 1 from customers.customer', before)).toBeUndefined();
    }
  });

  test('a cheap condition is not asked before the policy', async () => {
    const before = ['set local role kebu_own', `set local app.person_id = '${idOf('he')}'`];
    // Were it asked of a row the policy hides, the division would say so.
    const leaky = `select 1 from customers.customer where 1 / (length(number) - length(number)) = 1`;
    expect(await seen(leaky, before)).toBe(0);
    const explained = await seen(`explain analyze ${leaky}`, before);
    expect(explained).toBeGreaterThan(0);
  });
});

test('A18 the login owns nothing, inherits nothing and may nothing that roles may', async () => {
  expect(
    await app.rows(
      `select rolsuper, rolbypassrls, rolinherit, rolcreaterole, rolcreatedb, rolreplication
       from pg_roles where rolname = 'kebu_app'`,
    ),
  ).toEqual([
    {
      rolsuper: false,
      rolbypassrls: false,
      rolinherit: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    },
  ]);
  const owned = `select 1 from pg_class where relowner = 'kebu_app'::regrole
                 union all select 1 from pg_namespace where nspowner = 'kebu_app'::regrole
                 union all select 1 from pg_proc where proowner = 'kebu_app'::regrole`;
  expect(await app.rows(owned)).toEqual([]);
  const inherited = await app.rows(
    // Before 16 a membership has no word of its own: the role inherits nothing, as looked at above.
    `select roleid::regrole::text as it from pg_auth_members m
     where member = 'kebu_app'::regrole
     and (admin_option or to_jsonb(m) ->> 'inherit_option' = 'true')`,
  );
  expect(inherited).toEqual([]);
  const powers = await app.rows(
    `select rolname from pg_roles where rolname ~ '^kebu_' and rolname <> 'kebu_owner'
     and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)`,
  );
  expect(powers).toEqual([]);
  const created = await app.rows(
    `select nspname from pg_namespace where nspname !~ '^pg_(toast|temp)'
     and has_schema_privilege('kebu_app', oid, 'create')`,
  );
  expect(created).toEqual([]);
});
