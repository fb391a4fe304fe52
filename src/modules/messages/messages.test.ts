import { afterAll, beforeAll, expect, test } from 'vitest';

import { systemActor, type Errands } from '#gate/errand';
import { useJobs } from '#platform/jobs';
import { useMail } from '#platform/mail';

import {
  openApplication,
  registerMarked,
  type Application,
} from '../../../test/support/application.ts';
import { openMailbox, type Mailbox } from '../../../test/support/mailbox.ts';
import { petition } from '../../../test/support/people.ts';
import { ok, rowsOf, type Client } from '../../../test/support/wire.ts';
import type { Message } from './contract.ts';
import { mailQueue } from './mail-queue.ts';
import { mailJobs } from './send-mail.ts';

let app: Application;
let mailbox: Mailbox;
beforeAll(async () => {
  [app, mailbox] = await Promise.all([openApplication(), openMailbox()]);
});
afterAll(async () => {
  useMail(undefined);
  useJobs(undefined);
  await Promise.all([app?.close(), mailbox?.close()]);
});

const messagesOf = async (client: Client) => rowsOf<Message>(await client.get('/api/messages'));
const unreadOf = async (client: Client) =>
  ok<{ unread_count: number }>(await client.get('/api/messages/unread')).unread_count;

test('who may review hears once that something waits, the asker hears how it was decided', async () => {
  const [xu, wen, he] = await Promise.all([app.as('xu'), app.as('wen'), app.as('he')]);
  const first = await registerMarked(xu);
  await registerMarked(xu);
  expect(await messagesOf(wen)).toMatchObject([{ kind: 'approval_waiting', about_id: null }]);
  expect([await unreadOf(wen), await unreadOf(xu), await unreadOf(he)]).toEqual([1, 0, 0]);

  const [request] = rowsOf<{ request_id: string; about_id: string }>(
    await wen.get('/api/approvals/requests?view=inbox'),
  ).filter((it) => it.about_id === first.customer_id);
  const path = `/api/approvals/requests/${request!.request_id}/signatures`;
  ok(await wen.post(path, { decision: 'approved' }));
  const [told] = await messagesOf(xu);
  expect(told).toMatchObject({
    kind: 'approval_decided',
    about_id: request!.request_id,
    facts: { outcome: 'approved', request_kind: 'customers.archive-review' },
  });
  expect(JSON.stringify(told)).not.toContain(first.name);
});

test('read is read for me alone, and what comes later is unread again', async () => {
  const [xu, wen] = await Promise.all([app.as('xu'), app.as('wen')]);
  const [told] = await messagesOf(xu);
  ok(await wen.post('/api/messages/reading', { message_ids: [told!.message_id] }));
  expect(await unreadOf(xu)).toBe(1);
  ok(await xu.post('/api/messages/reading', { all: true }));
  ok(await wen.post('/api/messages/reading', { all: true }));
  expect([await unreadOf(xu), await unreadOf(wen)]).toEqual([0, 0]);
  await registerMarked(xu);
  expect(await unreadOf(wen)).toBe(1);
});

test('a fact undone tells nobody: the message is of its transaction', async () => {
  const [xu, wen] = await Promise.all([app.as('xu'), app.as('wen')]);
  ok(await wen.post('/api/messages/reading', { all: true }));
  const refused = await xu.post('/api/customers', { archive: {} });
  expect(refused.status).toBe(400);
  expect(await unreadOf(wen)).toBe(0);
});

test('who gets a customer hears of it; what he muted is neither shown nor counted', async () => {
  const [xu, shen, he] = await Promise.all([app.as('xu'), app.as('shen'), app.as('he')]);
  const { person_id } = ok<{ person_id: string }>(await he.get('/api/identity/me'));
  const customer = await registerMarked(xu);
  const path = `/api/customers/${customer.customer_id}/assignments`;
  ok(await shen.post(path, { owner_id: person_id }));
  expect(await messagesOf(he)).toMatchObject([
    { kind: 'customer_assigned', about_id: customer.customer_id },
  ]);
  const settings = { mail_address: null, mailed: [], muted: ['customer_assigned'] };
  ok(await he.put('/api/messages/settings', settings));
  expect([await messagesOf(he), await unreadOf(he)]).toEqual([[], 0]);
});

/** The round of mail, as the queue runs it. */
const round = (perform: Errands['perform']) => {
  const errands: Errands = {
    perform,
    routeOf: () => undefined,
    asSystem: (company_id) => petition(systemActor(company_id)),
    asPerson: async () => undefined,
  };
  return mailJobs(errands)[mailQueue]!.run({}, new AbortController().signal);
};

const evil = "{{constructor.constructor('return process')()}} ${7*7} <%=7*7%> #{7*7}";

test('D05 D06: a mail says that there is something and where, to one address, its template rendered as it is written', async () => {
  const sent: object[] = [];
  useJobs({
    send: async (_db, queue) => void sent.push({ queue }),
    work: async () => {},
    isWorking: () => true,
    stop: async () => {},
  });
  const public_url = 'https://kebu.example/';
  useMail({ smtp_url: mailbox.url, from: 'kebu@yunlan.example', public_url });
  const [xu, wen] = await Promise.all([app.as('xu'), app.as('wen')]);
  const settings = { mail_address: 'wen@yunlan.example', mailed: ['approval_waiting'], muted: [] };
  for (const mail_address of ['wen@yunlan.example\r\nBcc: a@b.example', 'a@b.example,c@d.example'])
    expect((await wen.put('/api/messages/settings', { ...settings, mail_address })).status).toBe(
      400,
    );
  ok(await wen.put('/api/messages/settings', settings));
  await app.rows(`update identity.person set name = $1 where sign_in_name = 'wen'`, evil);
  const customer = await registerMarked(xu);
  expect(sent).toContainEqual({ queue: mailQueue });

  mailbox.refuse(451);
  await expect(round(app.perform)).rejects.toThrow('did not take');
  expect(mailbox.mails).toEqual([]);
  mailbox.refuse(undefined);
  await round(app.perform);
  await round(app.perform);
  expect(mailbox.mails).toHaveLength(1);
  const [{ to, headers, text }] = mailbox.mails as [Mailbox['mails'][number]];
  expect(to).toEqual(['wen@yunlan.example']);
  expect(headers.filter((it) => /^(to|cc|bcc|subject):/i.test(it))).toHaveLength(2);
  expect(text).toContain(evil);
  expect(text).toContain('https://kebu.example/messages');
  for (const secret of [customer.name, customer.phone, customer.number])
    expect(text).not.toContain(secret);
});

test('an address the server will never take is not tried for ever', async () => {
  const [xu, wen] = await Promise.all([app.as('xu'), app.as('wen')]);
  ok(await wen.post('/api/messages/reading', { all: true }));
  await registerMarked(xu);
  const before = mailbox.mails.length;
  mailbox.refuse(550);
  await round(app.perform);
  mailbox.refuse(undefined);
  await round(app.perform);
  expect(mailbox.mails).toHaveLength(before);
});
