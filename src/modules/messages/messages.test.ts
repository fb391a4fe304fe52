import { afterAll, beforeAll, expect, test } from 'vitest';

import { systemActor, type Errands } from '#gate/errand';
import { linkQueue } from '#modules/identity';
import { useJobs } from '#platform/jobs';
import { useMail } from '#platform/mail';

import {
  openApplication,
  registerMarked,
  type Application,
} from '../../../test/support/application.ts';
import { openMailbox, type Mailbox } from '../../../test/support/mailbox.ts';
import { petition } from '../../../test/support/people.ts';
import { clientOf, ok, rowsOf, type Client } from '../../../test/support/wire.ts';
import type { Message } from './contract.ts';
import { linkJobs } from './mail-links.ts';
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

/** The round of a queue, as it runs it. */
const round = (perform: Errands['perform'], queue: string = mailQueue) => {
  const errands: Errands = {
    perform,
    routeOf: () => undefined,
    asSystem: (company_id) => petition(systemActor(company_id)),
    asPerson: async () => undefined,
  };
  return { ...mailJobs(errands), ...linkJobs(errands) }[queue]!.run(
    {},
    new AbortController().signal,
  );
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

test('B03 B15: a forgotten password: the same answer for every name, a link by mail, once, thrice a day', async () => {
  const sent: string[] = [];
  useJobs({
    send: async (_db, queue) => void sent.push(queue),
    work: async () => {},
    isWorking: () => true,
    stop: async () => {},
  });
  const stranger = clientOf(app.address);
  const ask = (sign_in_name: string) =>
    stranger.post('/api/identity/links/asking', { sign_in_name });
  const [known, unknown, unmailed] = [await ask('wen'), await ask('nobody'), await ask('lin')];
  const answers = [known, unknown, unmailed].map((it) => [it.status, it.body]);
  expect(new Set(answers.map((it) => JSON.stringify(it))).size).toBe(1);
  expect(answers[0]).toEqual([200, { done: true, is_mail_on: true }]);
  expect(sent).toEqual([linkQueue, linkQueue, linkQueue]);

  const before = mailbox.mails.length;
  mailbox.refuse(451);
  await expect(round(app.perform, linkQueue)).rejects.toThrow('did not take');
  mailbox.refuse(undefined);
  await round(app.perform, linkQueue);
  await round(app.perform, linkQueue);
  const mails = mailbox.mails.slice(before);
  expect(mails.map((it) => it.to)).toEqual([['wen@yunlan.example']]);
  const secret = /https:\/\/kebu\.example\/link#([\w-]+)/.exec(mails[0]!.text)![1]!;
  const entries = await app.rows(`select facts::text as facts from audit.entry
    where action in ('identity.ask-for-link', 'messages.make-mailed-link',
      'messages.mark-link-mailed')`);
  expect(entries.length).toBeGreaterThan(3);
  for (const word of ['wen@', 'yunlan.example', secret])
    expect(JSON.stringify(entries)).not.toContain(word);
  // Lin keeps no address: it stays with the administrators.
  const waiting = await app.rows(`select p.sign_in_name from identity.link_request r
    join identity.person p on p.person_id = r.person_id where r.answered_at is null`);
  expect(waiting).toEqual([{ sign_in_name: 'lin' }]);

  const password = 'a quiet lake in late autumn';
  const use = { token: secret, password };
  ok(await stranger.post('/api/identity/links/using', use));
  expect((await clientOf(app.address).post('/api/identity/links/using', use)).body).toMatchObject({
    code: 'identity.link_unknown',
  });
  for (let count = 0; count < 4; count++) {
    await ask('wen');
    await round(app.perform, linkQueue);
  }
  expect(mailbox.mails.slice(before)).toHaveLength(3);
});

test('access/1g: the address a link goes to is changed by whoever proved himself just now', async () => {
  const xu = await app.as('xu');
  const settings = { mail_address: null, mailed: [], muted: [] };
  await app.rows(`update identity.session set authenticated_at = authenticated_at - interval '1 hour'
    where person_id = (select person_id from identity.person where sign_in_name = 'xu')`);
  const other = { ...settings, mail_address: 'thief@evil.example' };
  expect((await xu.put('/api/messages/settings', other)).body).toMatchObject({
    code: 'gate.step_up_needed',
  });
  ok(await xu.put('/api/messages/settings', { ...settings, muted: ['export_ready'] }));
});
