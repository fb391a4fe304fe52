import type { z } from 'zod';

import type { Act } from '#gate/act';
import { consentEvents, lawfulFor, recordReceipts, recordWithdrawal } from '#modules/consent';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import type { contract } from './contract.ts';
import { openCustomer, openCustomerToChange } from './open-customer.ts';

const sql = loadSql(import.meta.url);

/** All that a customer agreed to and took back, and what is lawful now. */
export async function listConsents(
  act: Act,
  { customer_id }: z.output<typeof contract.listConsents.input>,
) {
  await openCustomer(act, customer_id);
  const [rows, lawful_for] = await Promise.all([
    consentEvents(act, customer_id),
    lawfulFor(act, customer_id),
  ]);
  return { rows, lawful_for };
}

/** Takes further consents of a known customer, with the notice in force and the proof (R-B2). */
export async function giveConsent(
  act: Act,
  { customer_id, ...giving }: z.output<typeof contract.giveConsent.input>,
) {
  const { key } = await openCustomerToChange(act, customer_id);
  const lawful_for = await recordReceipts(act, customer_id, key, giving);
  const purposes = giving.given.map((it) => it.purpose).join('.');
  await appendTimeline(act, customer_id, 'consent_given', { facts: { purposes } });
  return project(act, customer_id, lawful_for);
}

/** Takes a consent back, in one act and at once: what is lawful follows in the same transaction. */
export async function withdrawConsent(
  act: Act,
  { customer_id, purpose, channel }: z.output<typeof contract.withdrawConsent.input>,
) {
  await openCustomerToChange(act, customer_id);
  const lawful_for = await recordWithdrawal(act, customer_id, { purpose, channel });
  await appendTimeline(act, customer_id, 'consent_withdrawn', { facts: { purpose } });
  return project(act, customer_id, lawful_for);
}

async function project(act: Act, customer_id: string, lawful_for: string[]) {
  await act.db.run(sql('update_lawful_for'), { customer_id, lawful_for, at: act.at });
  return { lawful_for };
}
