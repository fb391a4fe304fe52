import { z } from 'zod';

import type { Act } from '#gate/act';
import { hashToken, randomToken } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import { Method, refusals } from './contract.ts';

const sql = loadSql(import.meta.url);
const STEP_MINUTES = 5;

const Step = z.object({ person_id: z.uuid().nullable(), method: Method.nullable() });
type Ways = z.infer<typeof Method>;
type Kind = 'second_factor';

/** Begins something at the door that is finished with a ticket, once, within minutes. */
export async function openStep(
  act: Act,
  {
    kind,
    person_id = null,
    method = null,
    ticket = randomToken(),
  }: {
    kind: Kind;
    person_id?: string | null;
    method?: Ways | null;
    ticket?: string;
  },
): Promise<string> {
  const { at } = act;
  const expires_at = new Date(at.getTime() + STEP_MINUTES * 60_000);
  const row = { step_hash: hashToken(ticket), kind, person_id, method, at, expires_at };
  await act.db.run(sql('forget_steps'), { at });
  await act.db.run(sql('insert_step'), row);
  return ticket;
}

/** What a ticket stands for, while it does; undefined when it is none, was used, or is too old. */
export function readStep(act: Act, kind: Kind, ticket: string) {
  const asked = { step_hash: hashToken(ticket), kind, at: act.at };
  return act.db.maybeOne(sql('read_step'), asked, Step);
}

/** Uses a ticket up. Of two who come with it at once, one is refused. */
export async function useStep(act: Act, kind: Kind, ticket: string): Promise<void> {
  const asked = { step_hash: hashToken(ticket), kind, at: act.at };
  if ((await act.db.run(sql('use_step'), asked)) !== 1) throw refusals.step_unknown();
}
