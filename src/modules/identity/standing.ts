import { z } from 'zod';

import type { Terms } from '#contract/policy';
import type { HeldOffice } from '#gate/act';
import { dayOf } from '#kernel/calendar';
import { hashToken } from '#platform/cipher';
import type { Database, Transaction } from '#platform/database';
import { loadSql } from '#platform/sql';

import { UnitKind } from './contract.ts';
import { signInKey } from './rules/sign-in-key.ts';

const sql = loadSql(import.meta.url);
const door = { role: 'kebu_door', settings: {} } as const;

const Known = z.object({
  person_id: z.uuid(),
  name: z.string(),
  locale: z.enum(['zh-CN', 'en']),
});
const Seen = Known.extend({ created_at: z.date(), last_seen_at: z.date() });
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
  offices: HeldOffice[];
  tree: TreeUnit[];
}

async function complete(
  db: Transaction,
  person: z.infer<typeof Known>,
  at: Date,
): Promise<Standing> {
  const asked = { person_id: person.person_id, today: dayOf(at) };
  const [offices, tree] = await Promise.all([
    db.many(sql('list_held'), asked, Held),
    db.many(sql('list_tree'), {}, TreeUnit),
  ]);
  const { person_id, name, locale } = person;
  return { person_id, name, locale, offices, tree };
}

const TOUCH_AFTER_MS = 60_000;

/**
 * Who is behind a session or an access token, or undefined: ended, expired, idle too long, revoked or
 * disabled look alike.
 */
export async function standingBehind(
  database: Database,
  { session, token }: { session: string | undefined; token: string | undefined },
  at: Date,
  terms: Terms,
): Promise<{ standing: Standing; hash: Buffer } | undefined> {
  const secret = token ?? session;
  if (secret === undefined) return undefined;
  const hash = hashToken(secret);
  const idle_since = new Date(at.getTime() - terms.identity.session_idle_minutes * 60_000);
  const found = await database.read(door, async (db) => {
    const seen = token
      ? await db.maybeOne(sql('read_token'), { hash, today: dayOf(at) }, Seen)
      : await db.maybeOne(sql('read_session'), { hash, at, idle_since }, Seen);
    return seen && { seen, standing: await complete(db, seen, at) };
  });
  if (!found) return undefined;
  // Once a minute is enough to tell idle from busy, and spares a write a request.
  if (at.getTime() - found.seen.last_seen_at.getTime() > TOUCH_AFTER_MS)
    await database.transaction(door, (db) =>
      db.run(sql(token ? 'touch_token' : 'touch_session'), { hash, at }),
    );
  return { standing: found.standing, hash };
}

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
    return person && complete(db, person, at);
  });
}
