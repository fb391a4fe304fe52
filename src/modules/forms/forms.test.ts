import { afterAll, expect, test } from 'vitest';

import type { Page } from '#kernel/page';
import { newId } from '#platform/identifier';

import { newPhone, openSalesOffice } from '../../../test/support/sales-office.ts';
import { guest, petition, unitOf } from '../../../test/support/people.ts';
import {
  contract,
  type PublicForm,
  type ResultRow,
  type Results,
  type Submission,
  type SubmissionRow,
} from './contract.ts';
import { presets } from './rules/presets.ts';
import { formsRoutes } from './routes.ts';

const { acts, perform, rows, drop } = await openSalesOffice();
afterAll(drop);

const AT = new Date();
const later = new Date(AT.getTime() + 10_000);
async function asGuest<Output>(endpoint: { id: string }, input: object, at = AT): Promise<Output> {
  const { endpoint: asked, useCase } = formsRoutes.find((it) => it.endpoint === endpoint)!;
  return (await perform(asked, useCase, { ...petition(guest), at }, input)) as Output;
}

const survey = presets[0]!;
const project_id = unitOf('terrace');
const publish = (more: object = {}) =>
  acts<{ form_id: string; token: string; version: number }>('lu', contract.publishForm, {
    ...{ form_id: newId(), project_id, channel: survey.channel, notice_code: 'reception' },
    definition: survey.definition,
    ...more,
  });
async function filled(token: string, more: object = {}, at = later) {
  const page = await asGuest<PublicForm>(contract.readPublicForm, { token });
  const phone = newPhone();
  const sent = {
    ...{ token, submission_id: newId(), version: page.version, stamp: page.stamp },
    agreed: ['sales'],
    answers: { name: '尉迟恭', phone, need: 'buy', cares: ['place', 'school'] },
    ...more,
  };
  await asGuest(contract.submitForm, sent, at);
  return { ...sent, phone };
}
const inbox = (more: object = {}) =>
  acts<Page<SubmissionRow>>('lu', contract.listSubmissions, { limit: '200', ...more });
const opened = (submission_id: string) =>
  acts<Submission>('lu', contract.readSubmission, { submission_id });

test('what a guest fills in waits in the inbox, and the database holds no word that names him', async () => {
  const { token } = await publish();
  const { submission_id, phone } = await filled(token);
  const line = (await inbox()).rows.find((it) => it.submission_id === submission_id)!;
  expect(line).toMatchObject({ channel: 'web_form', via: 'link', verdict: null, name: '尉**' });
  expect(line.phone).not.toBe(phone);
  const whole = await opened(submission_id);
  expect(whole).toMatchObject({ name: '尉迟恭', phone, is_known: false, agreed: ['sales'] });
  expect(whole.notice_version).toBeGreaterThan(0);
  const kept = await rows(`select s::text as row, encode(s.sealed, 'escape') as sealed
    from forms.submission s where submission_id = '${submission_id}'`);
  const text = JSON.stringify(kept);
  for (const word of ['尉迟恭', phone, Buffer.from('尉迟恭').toString('latin1')])
    expect(text).not.toContain(word);
});

test('sent again it is one submission, and a guest reads nothing that was handed in', async () => {
  const { token } = await publish();
  const sent = await filled(token);
  await asGuest(contract.submitForm, sent, later).catch((error: Error) => expect(error).toBe(0));
  const count = await rows(`select count(*)::int as count from forms.submission
    where submission_id = '${sent.submission_id}'`);
  expect(count).toEqual([{ count: 1 }]);
  const refused = { code: 'gate.sign_in_first' };
  await expect(asGuest(contract.listSubmissions, {})).rejects.toMatchObject(refused);
  // The role may write what it may not read: the refusal is of reading, and of nothing else.
  await rows('set role kebu_guest');
  const reading = rows('select submission_id from forms.submission');
  await expect(reading).rejects.toMatchObject({ code: '42501' });
  await expect(rows('select form_id from forms.form limit 1')).resolves.toHaveLength(1);
  await rows('reset role');
});

test('the inbox goes on beyond a page, each once, and is narrowed by form, way and verdict', async () => {
  const { token, form_id } = await publish();
  const sent: string[] = [];
  for (let count = 0; count < 5; count++) sent.unshift((await filled(token)).submission_id);
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const asked = { form_id, limit: '2', ...(cursor ? { cursor } : {}) };
    const page = await inbox(asked);
    walked.push(...page.rows.map((it) => it.submission_id));
    cursor = page.next;
  } while (cursor !== undefined);
  expect(walked).toEqual(sent);
  const [first, second] = sent as [string, string];
  await acts('lu', contract.screenSubmission, { submission_id: first, verdict: 'invalid' });
  const idsOf = async (more: object) =>
    (await inbox({ form_id, ...more })).rows.map((it) => it.submission_id);
  expect(await idsOf({})).toEqual(sent.slice(1));
  expect(await idsOf({ view: 'screened' })).toEqual([first]);
  expect(await idsOf({ view: 'all', verdict: 'invalid' })).toEqual([first]);
  expect(await idsOf({ view: 'all', via: 'kiosk' })).toEqual([]);
  expect((await idsOf({ view: 'all', channel: 'web_form' })).includes(second)).toBe(true);
  expect(await idsOf({ on_until: '2020-01-01' })).toEqual([]);
  await expect(inbox({ cursor: 'made-up' })).rejects.toMatchObject({
    code: 'forms.cursor_unknown',
  });
});

test('P01: a form with a question that has no purpose is not published, nor one by a consultant', async () => {
  const [section] = survey.definition.sections;
  const bare = { ...section!.questions[0]!, purposes: [] };
  const definition = { ...survey.definition, sections: [{ ...section!, questions: [bare] }] };
  await expect(publish({ definition })).rejects.toMatchObject({
    code: 'forms.question_without_purpose',
  });
  await expect(acts('xu', contract.listForms)).rejects.toMatchObject({
    code: 'gate.not_permitted',
  });
});

test('P01: without a ticked purpose, or for another purpose, nothing is collected', async () => {
  const { token } = await publish();
  await expect(filled(token, { agreed: [] })).rejects.toMatchObject({
    code: 'forms.nothing_agreed',
  });
  await expect(filled(token, { agreed: ['marketing'] })).rejects.toMatchObject({
    code: 'forms.answer_not_agreed',
  });
  await expect(
    filled(token, { answers: { name: '甲', phone: newPhone(), id_number: '1' } }),
  ).rejects.toMatchObject({ code: 'forms.answer_not_asked' });
});

test('what is filled in faster than it is read is refused; what a program fills in is dropped', async () => {
  const { token } = await publish();
  const soon = new Date(AT.getTime() + 2_999);
  await expect(filled(token, {}, soon)).rejects.toMatchObject({ code: 'forms.too_fast' });
  const overnight = new Date(AT.getTime() + 25 * 3_600_000);
  await expect(filled(token, {}, overnight)).rejects.toMatchObject({ code: 'forms.stamp_old' });
  await expect(filled(token, { stamp: 'made-up' })).rejects.toMatchObject({
    code: 'forms.stamp_old',
  });
  const { submission_id } = await filled(token, { website: 'http://spam.example' });
  expect((await inbox()).rows.some((it) => it.submission_id === submission_id)).toBe(false);
});

test('a new version: the old page is asked to reload, and old answers keep their questions', async () => {
  const form_id = newId();
  const { token } = await publish({ form_id });
  const { submission_id } = await filled(token);
  const definition = { ...survey.definition, title_zh: '新的调查表' };
  expect(await publish({ form_id, definition })).toMatchObject({ token, version: 2 });
  await expect(filled(token, { version: 1 })).rejects.toMatchObject({ code: 'forms.form_renewed' });
  expect((await opened(submission_id)).definition!.title_zh).toBe('客户信息调查表');
});

test('a submission becomes a customer with receipts for what was ticked beside the notice shown', async () => {
  const { token } = await publish();
  const { submission_id, phone } = await filled(token);
  const shown = await opened(submission_id);
  // The notice moves on between the filling in and the registering.
  await rows(`insert into consent.notice select code, version + 1,
    title_zh, title_en, text_zh, text_en, purposes, in_force_at, published_by
    from consent.notice where code = 'reception'
    order by version desc limit 1`);
  const customer_id = newId();
  const asked = { submission_id, customer_id };
  const made = await acts<{ number: string }>('lu', contract.registerSubmission, asked);
  const again = await acts<{ number: string }>('lu', contract.registerSubmission, asked);
  expect(again.number).toBe(made.number);
  const receipts = await rows(`select purpose, basis, notice_version, channel, evidence_kind
    from consent.receipt where customer_id = '${customer_id}'`);
  expect(receipts).toEqual([
    {
      ...{ purpose: 'sales', basis: 'consent', notice_version: shown.notice_version },
      ...{ channel: 'web_form', evidence_kind: 'checkbox' },
    },
  ]);
  expect(await opened(submission_id)).toMatchObject({ customer_id, verdict: 'qualified' });
  const twin = await filled(token, { answers: { name: '尉迟恭', phone } });
  expect((await opened(twin.submission_id)).is_known).toBe(true);
  await expect(
    acts('lu', contract.registerSubmission, {
      submission_id: twin.submission_id,
      customer_id: newId(),
    }),
  ).rejects.toMatchObject({ code: 'customers.phone_known' });
  const verdict = 'duplicate';
  await acts('lu', contract.screenSubmission, { submission_id: twin.submission_id, verdict });
  await expect(
    acts('lu', contract.screenSubmission, { submission_id: twin.submission_id, verdict }),
  ).rejects.toMatchObject({ code: 'forms.already_screened' });
});

test('information/7e: results count what names nobody, and no group of fewer than five', async () => {
  const form_id = newId();
  const { token } = await publish({ form_id });
  const given = (need: string, cares: string[]) =>
    filled(token, { answers: { name: '尉迟恭', phone: newPhone(), need, cares } });
  for (let count = 0; count < 4; count++) await given('buy', ['school']);
  const read = () => acts<Results>('lu', contract.readResults, { form_id });
  const lineOf = ({ questions }: Results, code: string, value: string) =>
    questions.find((it) => it.code === code)!.lines.find((it) => it.value === value)!.count;
  expect(lineOf(await read(), 'cares', 'school')).toBe(null);
  for (let count = 0; count < 2; count++) await given('rent', ['school', 'price']);
  const results = await read();
  expect(results).toMatchObject({ submission_count: 6, group_min: 5 });
  expect(lineOf(results, 'cares', 'school')).toBe(6);
  expect(lineOf(results, 'cares', 'price')).toBe(null);
  expect([lineOf(results, 'need', 'buy'), lineOf(results, 'need', 'rent')]).toEqual([null, null]);
  expect(results.questions.some((it) => ['name', 'phone'].includes(it.code))).toBe(false);
  const lines: ResultRow[] = [];
  for (let cursor: string | undefined = ''; cursor !== undefined;) {
    const asked: object = { form_id, limit: '4', ...(cursor ? { cursor } : {}) };
    const page = await acts<Page<ResultRow>>('lu', contract.listResults, asked);
    lines.push(...page.rows);
    cursor = page.next;
  }
  const all = results.questions.flatMap((it) => it.lines);
  expect(lines.map((it) => it.count)).toEqual(all.map((it) => String(it.count ?? '—')));
  expect(new Set(lines.map((it) => it.line_id)).size).toBe(lines.length);
});

test('an e-mail is entered with where it came from', async () => {
  const entered = { submission_id: newId(), project_id, channel: 'email', name: '程咬金' };
  await expect(acts('lu', contract.enterSubmission, entered)).rejects.toMatchObject({
    code: 'gate.input_invalid',
  });
  const provenance = '公司邮箱来信，3 月 2 日';
  await acts('lu', contract.enterSubmission, { ...entered, provenance, phone: newPhone() });
  expect(await opened(entered.submission_id)).toMatchObject({
    ...{ provenance, via: 'staff', channel: 'email', name: '程咬金' },
  });
});

test('A01: another project, another company and a closed form show nothing', async () => {
  const { token, form_id } = await publish();
  const { submission_id } = await filled(token);
  await expect(acts('xu', contract.readSubmission, { submission_id })).rejects.toMatchObject({
    code: 'gate.not_permitted',
  });
  await acts('lu', contract.closeForm, { form_id });
  await expect(asGuest(contract.readPublicForm, { token })).rejects.toMatchObject({
    code: 'forms.form_unknown',
  });
});
