import { z } from 'zod';

import { inRole, type Act } from '#gate/act';
import { keysAt, phoneToken } from '#modules/vault';
import { loadSql } from '#platform/sql';

import { Line, openIdentity } from './customer-line.ts';

const sql = loadSql(import.meta.url);
const Candidate = Line.pick({
  customer_id: true,
  identity: true,
  seal_version: true,
  key_slot: true,
});

/**
 * The customers of the company who have one of these phones, whoever owns them (撞单). Only "known"
 * may leave the server: callers keep the ids to themselves.
 */
export async function customersWithPhones(act: Act, phones: readonly string[]): Promise<string[]> {
  const narrow = inRole(act, 'kebu_dedupe');
  const found = await Promise.all(phones.map((phone) => customersWithPhone(narrow, phone)));
  return [...new Set(found.flat())];
}

async function customersWithPhone(act: Act, phone: string): Promise<string[]> {
  const { company_id } = act.actor;
  const params = { ...phoneToken(phone), company_id };
  const rows = await act.db.many(sql('list_same_token'), params, z.object(Candidate.shape));
  const keys = keysAt(rows.map((it) => it.key_slot));
  return rows
    .filter((row, at) => openIdentity(row, keys[at]!).phones.includes(phone))
    .map((row) => row.customer_id);
}
