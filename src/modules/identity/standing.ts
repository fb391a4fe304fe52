import { z } from 'zod';

import type { Terms } from '#contract/policy';
import type { HeldOffice } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { hashToken } from '#platform/cipher';
import type { Database, Transaction } from '#platform/database';
import { log } from '#platform/log';
import { loadSql } from '#platform/sql';

import { UnitKind } from './contract.ts';
import { staleBefore } from './password-age.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);
const door = { role: 'kebu_door', settings: {} } as const;

const Known = z.object({
  person_id: z.uuid(),
  name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
  must_change_password: z.boolean(),
  has_second_factor: z.boolean(),
});
const Seen = Known.extend({
  created_at: z.date(),
  last_seen_at: z.date(),
  /** Of a session alone: a token proves nothing anew. */
  authenticated_at: z.date().nullable(),
});
const Held = z.object({
  holding_id: z.uuid(),
  office: z.string(),
  unit_id: z.uuid(),
  on_behalf_of: z
    .uuid()
    .nullable()
    .transform((it) => it ?? undefined),
});
const TreeUnit = z.object({
  unit_id: z.uuid(),
  parent_id: z.uuid().nullable(),
  kind: UnitKind,
});
export type TreeUnit = z.infer<typeof TreeUnit>;

/** A person with the offices held today and the tree they stand in. */
export interface Standing {
  person_id: string;
  name: string;
  locale: 'zh-CN' | 'en';
  /** True until a password somebody else gave is replaced by one's own (access/1a). */
  must_change_password: boolean;
  /** True when signing in takes a second step, or a passkey (access/1e). */
  has_second_factor: boolean;
  offices: HeldOffice[];
  tree: TreeUnit[];
}

type Who = { who: 'session' | 'token'; hash: Buffer } | { who: 'person'; person_id: string };

/** Person, offices and tree travel in one trip: nothing of it waits for the other. */
async function standingOf<Person extends z.infer<typeof Known>>(
  db: Transaction,
  read: Promise<Person | undefined>,
  { who, ...key }: Who,
  at: Date,
): Promise<{ person: Person; standing: Standing } | undefined> {
  const [person, offices, tree] = await Promise.all([
    read,
    db.many(sql('list_held', { who }), { ...key, today: dayOf(at) }, Held),
    db.many(sql('list_tree'), {}, TreeUnit),
  ]);
  if (!person) return undefined;
  const { person_id, name, locale, must_change_password, has_second_factor } = person;
  const known = { person_id, name, locale, must_change_password, has_second_factor };
  return { person, standing: { ...known, offices, tree } };
}

/** Who is behind a credential; a session says when its holder last proved himself. */
export interface Behind {
  standing: Standing;
  hash: Buffer;
  session: { authenticated_at: Date } | undefined;
}

const TOUCH_AFTER_MS = 60_000;

/**
 * Who is behind a session or an access token, or undefined: ended, expired, idle too long, revoked
 * or disabled look alike.
 */
export async function standingBehind(
  database: Database,
  { session, token }: { session: string | undefined; token: string | undefined },
  at: Date,
  terms: Terms,
): Promise<Behind | undefined> {
  const secret = token ?? session;
  if (secret === undefined) return undefined;
  const hash = hashToken(secret);
  const who = token === undefined ? 'session' : 'token';
  const idle_since = new Date(at.getTime() - terms.identity.session_idle_minutes * 60_000);
  const stale_before = staleBefore(at);
  const found = await database.read(door, (db) => {
    const read =
      who === 'token'
        ? db.maybeOne(sql('read_token'), { hash, today: dayOf(at), stale_before }, Seen)
        : db.maybeOne(sql('read_session'), { hash, at, idle_since, stale_before }, Seen);
    return standingOf(db, read, { who, hash }, at);
  });
  if (!found) return undefined;
  const idle_ms = at.getTime() - found.person.last_seen_at.getTime();
  if (idle_ms > TOUCH_AFTER_MS) touch(database, who, { hash, at });
  const { authenticated_at } = found.person;
  return {
    standing: found.standing,
    hash,
    session: authenticated_at ? { authenticated_at } : undefined,
  };
}

/** Once a minute tells idle from busy and spares a write a request; nobody waits for it. */
function touch(database: Database, who: 'session' | 'token', seen: { hash: Buffer; at: Date }) {
  const statement = sql(who === 'token' ? 'touch_token' : 'touch_session');
  database
    .transaction(door, (db) => db.run(statement, seen))
    .catch((error: unknown) => log.warn('identity.touch_failed', { error }));
}

let forgetting = () => {};

/**
 * Called after each commit that may change who somebody is or whether a credential still counts.
 */
export function onStandingChange(forget: () => void): void {
  forgetting = forget;
}

/** What is remembered of credentials is out of date. */
export const forgetStandings = (): void => forgetting();

/** A person by sign-in name or id, for the command line and for jobs on somebody's behalf. */
export function standingOfPerson(
  database: Database,
  who: { sign_in_name: string } | { person_id: string },
  at: Date,
): Promise<Standing | undefined> {
  return database.read(door, async (db) => {
    const person =
      'person_id' in who
        ? await db.maybeOne(sql('read_person_by_id'), who, Known)
        : await db.maybeOne(
            sql('read_person_by_name'),
            { sign_in_key: signInKey(who.sign_in_name) },
            Known,
          );
    if (!person) return undefined;
    const key = { who: 'person', person_id: person.person_id } as const;
    return (await standingOf(db, Promise.resolve(person), key, at))?.standing;
  });
}

/** The company of this register, for what the system does by itself; undefined before set-up. */
export function companyInForce(database: Database): Promise<string | undefined> {
  return database.read(door, async (db) => {
    const company = z.object({ unit_id: z.uuid() });
    return (await db.maybeOne(sql('read_company'), {}, company))?.unit_id;
  });
}
