import { afterAll, expect, test } from 'vitest';

import { systemActor } from '#gate/errand';
import { addDays, dayOf, startOf } from '#kernel/calendar';
import { newId } from '#platform/identifier';

import { petition, terms, unitOf } from '../../../test/support/people.ts';
import { newPhone, openSalesOffice } from '../../../test/support/sales-office.ts';
import { contract, type Submission } from './contract.ts';
import {
  destroyingActs,
  destroySubmissionsQueue,
  formsJobs,
  listOverdue,
} from './destroy-submissions.ts';

const { acts, perform, rows, drop } = await openSalesOffice();
afterAll(drop);

const today = dayOf(new Date());
const project_id = unitOf('terrace');
async function entered(agreed: readonly string[]): Promise<string> {
  const submission_id = newId();
  await acts('lu', contract.enterSubmission, {
    ...{ submission_id, project_id, channel: 'email', name: '程咬金', phone: newPhone() },
    ...{ provenance: '公司邮箱来信', agreed: [...agreed] },
  });
  return submission_id;
}
const screened = (submission_id: string, verdict: string) =>
  acts('lu', contract.screenSubmission, { submission_id, verdict });
const opened = (submission_id: string) =>
  acts<Submission>('lu', contract.readSubmission, { submission_id });

/** The daily job at the first moment of a day, in a house that stood open the day before. */
async function runOn(day: string) {
  const at = startOf(day);
  const before = petition(systemActor(undefined), { at: startOf(addDays(day, -1)) });
  await perform(destroyingActs.listOverdue, listOverdue, before, {});
  const asSystem = (company_id: string | undefined) => petition(systemActor(company_id), { at });
  const bindings = formsJobs({ perform, asSystem } as unknown as Parameters<typeof formsJobs>[0]);
  await bindings[destroySubmissionsQueue]!.run({}, new AbortController().signal);
}
const isDestroyed = async (submission_id: string) => {
  const [row] = await rows(`select s.destroyed_at is not null as marked,
    k.destroyed_at is not null as keyless from forms.submission s
    join vault.case_key k on k.case_id = s.submission_id
    where s.submission_id = '${submission_id}'`);
  expect(row.marked).toBe(row.keyless);
  return row.keyless as boolean;
};

test('information/9a: what nobody took over is destroyed after its last day, and only that', async () => {
  const { unqualified_days } = terms.retention;
  const [waiting, qualified, invalid, unasked, taken] = [
    await entered(['sales', 'marketing']),
    await entered(['sales']),
    await entered(['sales']),
    await entered([]),
    await entered(['sales']),
  ];
  await screened(qualified, 'qualified');
  await screened(invalid, 'invalid');
  await acts('lu', contract.registerSubmission, { submission_id: taken, customer_id: newId() });
  const gone = async () =>
    [waiting, qualified, invalid, unasked, taken].map((it) => isDestroyed(it));
  const goneNow = async () => Promise.all(await gone());

  await runOn(addDays(today, unqualified_days));
  expect(await goneNow()).toEqual([false, false, false, false, false]);
  await runOn(addDays(today, unqualified_days + 1));
  expect(await goneNow()).toEqual([false, false, true, true, false]);

  // Sales 1,095 days, marketing fewer: the longest of what was agreed to decides.
  const longest = await rows(`select max(retain_days)::int as days from consent.purpose
    where code in ('sales', 'marketing')`);
  const days = longest[0].days as number;
  await runOn(addDays(today, days));
  expect(await goneNow()).toEqual([false, false, true, true, false]);
  await runOn(addDays(today, days + 1));
  expect(await goneNow()).toEqual([true, true, true, true, false]);

  await expect(opened(waiting)).rejects.toMatchObject({ code: 'forms.submission_destroyed' });
  expect(await opened(taken)).toMatchObject({ name: '程咬金' });
  const asked = { view: 'all', limit: '200' };
  const page = await acts<{ rows: object[] }>('lu', contract.listSubmissions, asked);
  expect(page.rows).toContainEqual(
    expect.objectContaining({ submission_id: waiting, is_destroyed: true, name: '', phone: '' }),
  );
});
