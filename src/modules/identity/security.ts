import { z } from 'zod';

import type { Act } from '#gate/act';
import { cutPage, readCursor, type Page } from '#kernel/page';
import { loadSql } from '#platform/sql';

import { rootsOf } from './administered.ts';
import { lockedAmong, unlock } from './attempts.ts';
import { companyWays } from './company-sign-in.ts';
import { refusals, SecurityRow, type contract } from './contract.ts';
import { lockPerson } from './lock-person.ts';
import { hasPasskeys } from './passkey-place.ts';

const sql = loadSql(import.meta.url);

const Found = SecurityRow.omit({ is_locked: true }).extend({ sign_in_key: z.string() });

/** 登录安全: who has which ways in, where he is in, and who waits for help. */
export async function listSecurity(
  act: Act,
  input: z.output<typeof contract.listSecurity.input>,
): Promise<Page<SecurityRow>> {
  const { limit, cursor, has_second_factor, is_asking } = input;
  const values = Object.entries({ has_second_factor, is_asking }).filter(
    ([, it]) => it !== undefined,
  );
  const after = cursor === undefined ? undefined : afterOf(cursor);
  const choice = { filter: values.map(([key]) => key), after: after ? ['person_id'] : [] };
  const { session_idle_minutes, sign_in_lock_minutes } = act.terms.identity;
  const asked = {
    ...Object.fromEntries(values),
    ...(after && { after_id: after }),
    roots: rootsOf(act),
    at: act.at,
    idle_since: new Date(act.at.getTime() - session_idle_minutes * 60_000),
    limit: limit + 1,
  };
  const found = await act.db.many(sql('list_security', choice), asked, Found);
  const page = cutPage(found, limit, (it) => [it.person_id]);
  const keys = page.rows.map((it) => it.sign_in_key);
  const door = act.db.as('kebu_door');
  const locked = await lockedAmong(door, keys, act.at, sign_in_lock_minutes);
  const rows = page.rows.map(({ sign_in_key, ...row }) => ({
    ...row,
    is_locked: locked.has(sign_in_key),
  }));
  return { ...page, rows };
}

function afterOf(cursor: string): string {
  const after = z.tuple([z.uuid()]).safeParse(readCursor(cursor));
  if (!after.success) throw refusals.cursor_unknown();
  return after.data[0];
}

interface Settings {
  second_factor: 'off' | 'powerful' | 'everyone';
  password_max_days: number | undefined;
}
let settings: Settings = { second_factor: 'off', password_max_days: undefined };

/** What the operator set, to be shown to who administers. */
export function showSettings(shown: Settings): void {
  settings = shown;
}

export async function readSecuritySettings() {
  return {
    second_factor: settings.second_factor,
    password_max_days: settings.password_max_days ?? null,
    has_passkeys: hasPasskeys(),
    company: companyWays().map((it) => it.kind),
  };
}

const Key = z.object({ sign_in_key: z.string() });

/** 解锁: what was guessed at a colleague's account so far counts no more, wherever it was guessed. */
export async function unlockPerson(act: Act, { person_id }: { person_id: string }) {
  await lockPerson(act, person_id);
  act.note({ person_id });
  act.cite('access/1b');
  const { sign_in_key } = await act.db.one(sql('read_key'), { person_id }, Key);
  await unlock(act.db.as('kebu_door'), { sign_in_key, person_id }, act.at);
  return { done: true as const };
}
