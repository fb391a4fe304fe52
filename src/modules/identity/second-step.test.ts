import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Refusal } from '#kernel/refusal';
import { hashToken } from '#platform/cipher';

import { freshDatabase } from '../../../test/support/database.ts';
import {
  as,
  guest,
  idOf,
  petition,
  populate,
  terms,
  type PersonName,
} from '../../../test/support/people.ts';
import { useBucketKey } from './attempts.ts';
import { contract } from './contract.ts';
import { useFactorKey } from './factor-key.ts';
import { mySecurity, removeFactors } from './factors.ts';
import { hashPassword } from './passwords.ts';
import { renewRecoveryCodes } from './recovery-codes.ts';
import { fromBase32 } from './rules/base32.ts';
import { finishSignIn } from './second-step.ts';
import { signIn } from './sign-in.ts';
import { standingBehind } from './standing.ts';
import { codeOf, stepAt } from './totp-code.ts';
import { confirmTotp, offerTotp, removeTotp } from './totp.ts';

const { database, perform, rows, drop } = await freshDatabase();
afterAll(drop);

const PASSWORD = 'the river bends at Wuzhen';
beforeAll(async () => {
  useBucketKey(Buffer.alloc(32, 7));
  useFactorKey(Buffer.alloc(32, 8));
  await populate(rows);
  await rows('update identity.person set password_hash = $1', await hashPassword(PASSWORD));
});
beforeEach(() => rows('delete from identity.attempt'));

const start = new Date();
/** The moment a number of codes later: each shows another one. */
const after = (steps: number) => new Date(start.getTime() + steps * 30_000);
const codeAt = (secret: string, at: Date) => codeOf(Buffer.from(fromBase32(secret)!), stepAt(at));

const enter = (sign_in_name: PersonName, at = start) =>
  perform(contract.signIn, signIn, petition(guest, { at }), { sign_in_name, password: PASSWORD });
const finish = (ticket: string, code: string, at = start) =>
  perform(contract.finishSignIn, finishSignIn, petition(guest, { at }), { ticket, code });
const refused = (asked: Promise<unknown>) =>
  asked.then(
    () => 'done',
    (error: Refusal) => error.code,
  );

/** Adds an app to somebody; answers its secret and the codes on paper. */
async function enrol(name: PersonName, credential?: Buffer) {
  const mine = petition(as(name), { at: start, ...(credential && { credential }) });
  const { secret, proof } = await perform(contract.offerTotp, offerTotp, mine, {});
  const asked = { secret, proof, code: codeAt(secret, start) };
  const { recovery_codes } = await perform(contract.confirmTotp, confirmTotp, mine, asked);
  return { secret, recovery_codes };
}
const ticketOf = async (name: PersonName, at = start) => (await enter(name, at)).step!.ticket;

test('B11 with an app, the password alone opens no session', async () => {
  const { secret } = await enrol('xu');
  const entered = await enter('xu');
  expect(entered.set_session).toBeUndefined();
  expect(entered.step?.factors).toEqual(['totp', 'recovery_code']);
  const at = after(2);
  const { set_session } = await finish(entered.step!.ticket, codeAt(secret, at), at);
  const who = { session: set_session!, token: undefined };
  expect((await standingBehind(database, who, at, terms))?.standing).toMatchObject({
    person_id: idOf('xu'),
    has_second_factor: true,
  });
});

test('B11 a code works once, and an older one not at all', async () => {
  const { secret } = await enrol('he');
  const at = after(4);
  const code = codeAt(secret, at);
  expect(await refused(finish(await ticketOf('he', at), code, at))).toBe('done');
  expect(await refused(finish(await ticketOf('he', at), code, at))).toBe('identity.code_wrong');
  const early = codeAt(secret, after(3));
  expect(await refused(finish(await ticketOf('he', at), early, at))).toBe('identity.code_wrong');
  const stale = codeAt(secret, after(6));
  expect(await refused(finish(await ticketOf('he', after(8)), stale, after(8)))).toBe(
    'identity.code_wrong',
  );
});

test('B11 of two who bring the same code at once, one is let in', async () => {
  const { secret } = await enrol('tang');
  const at = after(2);
  const code = codeAt(secret, at);
  const tickets = await Promise.all([ticketOf('tang', at), ticketOf('tang', at)]);
  const answers = await Promise.all(tickets.map((it) => refused(finish(it, code, at))));
  expect(answers.toSorted()).toEqual(['done', 'identity.code_wrong']);
});

test('B11 a ticket works once and five minutes, and only for its owner', async () => {
  const { recovery_codes } = await enrol('shen');
  const other = await enrol('gao');
  const ticket = await ticketOf('shen');
  expect(await refused(finish(ticket, other.recovery_codes[0]!))).toBe('identity.code_wrong');
  expect(await refused(finish(ticket, recovery_codes[0]!))).toBe('done');
  expect(await refused(finish(ticket, recovery_codes[1]!))).toBe('identity.step_unknown');
  const old = await ticketOf('shen');
  expect(await refused(finish(old, recovery_codes[1]!, after(11)))).toBe('identity.step_unknown');
  expect(await refused(finish('invented', recovery_codes[1]!))).toBe('identity.step_unknown');
});

test('B11 access/1e 连错五次即锁定，正确的也不开门；时间到了再开', async () => {
  const { secret, recovery_codes } = await enrol('wen');
  const ticket = await ticketOf('wen');
  const answers: string[] = [];
  for (let at = 0; at < 6; at++) answers.push(await refused(finish(ticket, '000000')));
  expect(answers).toEqual([...Array(5).fill('identity.code_wrong'), 'identity.locked']);
  expect(await refused(finish(ticket, recovery_codes[0]!))).toBe('identity.locked');
  expect(await refused(finish(await ticketOf('wen'), recovery_codes[0]!))).toBe('identity.locked');
  const at = new Date(start.getTime() + 17 * 60_000);
  expect(await refused(finish(await ticketOf('wen', at), codeAt(secret, at), at))).toBe('done');
});

test('B11 ten recovery codes, each once; new ones end the old; kept as keyed hashes', async () => {
  const { recovery_codes } = await enrol('lu');
  expect(recovery_codes).toHaveLength(10);
  expect(new Set(recovery_codes).size).toBe(10);
  const [first, second] = recovery_codes as [string, string];
  expect(await refused(finish(await ticketOf('lu'), first))).toBe('done');
  expect(await refused(finish(await ticketOf('lu'), first))).toBe('identity.code_wrong');
  expect(await refused(finish(await ticketOf('lu'), second.toUpperCase()))).toBe('done');

  const mine = petition(as('lu'));
  expect((await perform(contract.mySecurity, mySecurity, mine, {})).recovery_code_count).toBe(8);
  const renewed = await perform(contract.renewRecoveryCodes, renewRecoveryCodes, mine, {});
  expect(await refused(finish(await ticketOf('lu'), recovery_codes[2]!))).toBe(
    'identity.code_wrong',
  );
  expect(await refused(finish(await ticketOf('lu'), renewed.recovery_codes[2]!))).toBe('done');
});

test('B19 neither the secret nor a recovery code lies plain in the database', async () => {
  const { secret, recovery_codes } = await enrol('fan');
  const dump = JSON.stringify(
    await rows(`select t::text as it from identity.totp t union all
                select c::text from identity.recovery_code c union all
                select s::text from identity.sign_in_step s union all
                select e.facts::text from audit.entry e`),
  );
  const hex = Buffer.from(fromBase32(secret)!).toString('hex');
  const plain = [
    secret,
    hex,
    ...recovery_codes,
    ...recovery_codes.map((it) => it.replace('-', '')),
  ];
  expect(plain.filter((it) => dump.includes(it))).toEqual([]);
});

test('B07 adding and removing an app end every other session', async () => {
  const sessions = [(await enter('mei')).set_session!, (await enter('mei')).set_session!];
  const isAlive = async (session: string) =>
    (await standingBehind(database, { session, token: undefined }, start, terms)) !== undefined;
  const credential = hashToken(sessions[0]!);
  await enrol('mei', credential);
  expect(await Promise.all(sessions.map(isAlive))).toEqual([true, false]);
  const mine = petition(as('mei'), { credential });
  await perform(contract.removeTotp, removeTotp, mine, {});
  expect((await enter('mei')).set_session).toBeDefined();
  expect(await refused(perform(contract.removeTotp, removeTotp, mine, {}))).toBe(
    'identity.factor_unknown',
  );
});

test('an offer is for whom it was made, and a wrong code takes no app', async () => {
  const made = await perform(contract.offerTotp, offerTotp, petition(as('qiao')), {});
  expect(made.url).toContain(`secret=${made.secret}`);
  const asked = { ...made, code: codeAt(made.secret, start) };
  const at = start;
  const theirs = perform(contract.confirmTotp, confirmTotp, petition(as('lin'), { at }), asked);
  expect(await refused(theirs)).toBe('identity.offer_unknown');
  const mine = petition(as('qiao'), { at: after(5) });
  expect(await refused(perform(contract.confirmTotp, confirmTotp, mine, asked))).toBe(
    'identity.code_wrong',
  );
  expect((await enter('qiao')).set_session).toBeDefined();
});

test('an administrator takes a lost app away; not his own, and nobody of another company', async () => {
  await enrol('bai');
  const asked = { person_id: idOf('bai') };
  const by = (name: PersonName) =>
    refused(perform(contract.removeFactors, removeFactors, petition(as(name)), asked));
  expect(await by('an')).toBe('identity.person_unknown');
  expect(await by('yan')).toBe('done');
  expect((await enter('bai')).set_session).toBeDefined();
  const own = { person_id: idOf('an') };
  expect(
    await refused(perform(contract.removeFactors, removeFactors, petition(as('an')), own)),
  ).toBe('identity.own_account');
});

test('in a sealed start whoever has an app waits for the master key', async () => {
  const { recovery_codes } = await enrol('jin');
  const ticket = await ticketOf('jin');
  useFactorKey(undefined);
  expect(await refused(finish(ticket, recovery_codes[0]!))).toBe('identity.factors_sealed');
  useFactorKey(Buffer.alloc(32, 8));
  expect(await refused(finish(ticket, recovery_codes[0]!))).toBe('done');
});
