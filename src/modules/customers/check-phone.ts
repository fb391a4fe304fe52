import type { z } from 'zod';

import type { Act } from '#gate/act';

import { countAttempt } from '#modules/identity';
import { normalPhone } from '#rules/vault';

import { refusals, type contract } from './contract.ts';
import { customersWithPhones } from './known-phone.ts';

/**
 * Counts a question whether a phone is known, and refuses once a person asked too often in an hour:
 * the answer is one bit, but a patient asker would map the register with it (A06).
 */
export async function countProbe(act: Act): Promise<void> {
  const limit = act.terms.duplicates.known_phone_probes_per_hour;

  const bucket = `phone-probe|${act.actor.person_id}`;
  const count = await act.apart((db) => countAttempt(db, bucket, act.at));
  if (count > limit) throw refusals.too_many_probes({ limit }, 'information/3c');
}

/** Whether the company knows a phone: "known" and nothing more, the same work for hit and miss. */
export async function checkPhone(
  act: Act,
  { phone }: z.output<typeof contract.checkPhone.input>,
): Promise<{ is_known: boolean }> {
  const digits = normalPhone(phone);
  if (!digits) throw refusals.phone_implausible();
  await countProbe(act);
  const found = await customersWithPhones(act, [digits]);
  return { is_known: found.length > 0 };
}
