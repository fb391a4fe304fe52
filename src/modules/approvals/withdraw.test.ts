import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';

import type { Act, Actor } from '#gate/act';

import {
  as,
  asking,
  petition,
  request,
  setTheStage,
  units,
} from '../../../test/support/approval-cast.ts';
import { freshDatabase } from '../../../test/support/database.ts';
import { configureApprovals } from './bindings.ts';
import { contract } from './contract.ts';
import { decide } from './decide.ts';
import { verdictOf } from './read-request.ts';
import { withdraw, withdrawApproval } from './withdraw.ts';

const { perform, rows, drop } = await freshDatabase();
afterAll(drop);
const told: string[] = [];
beforeAll(async () => {
  await setTheStage(rows);
  configureApprovals({
    'test.review': {
      approved: async () => {},
      withdrawn: async (_, { request_id }) => void told.push(request_id),
    },
  });
});

const luo = as('luo');
const wei = as('wei', [{ office: 'reviewer', unit_id: units.project }]);

const takeBack = (actor: Actor, request_id: string) =>
  perform(contract.withdraw, withdraw, petition(actor), { request_id });
const sign = (actor: Actor, request_id: string) =>
  perform(contract.decide, decide, petition(actor), { request_id, decision: 'approved' });
/** A use case of another module that closes a request on its way. */
const closing = { ...contract.withdraw, output: z.object({ request_id: z.string() }) };
const refused = (code: string) => ({ code: `approvals.${code}` });

test('the requester takes his request back; nobody decides it any more', async () => {
  const id = await request(perform, luo, asking());
  await expect(takeBack(wei, id)).rejects.toMatchObject(refused('not_requester'));
  expect(await takeBack(luo, id)).toMatchObject({ outcome: 'withdrawn' });
  expect(told).toContain(id);
  await expect(sign(wei, id)).rejects.toMatchObject(refused('already_closed'));
  await expect(takeBack(luo, id)).rejects.toMatchObject(refused('already_closed'));
});

test('what is decided cannot be taken back', async () => {
  const id = await request(perform, luo, asking());
  await sign(wei, id);
  await expect(takeBack(luo, id)).rejects.toMatchObject(refused('already_closed'));
});

test('one thing waits for one decision at a time, and may be asked again after it', async () => {
  const about = asking();
  const id = await request(perform, luo, about);
  await expect(request(perform, luo, about)).rejects.toMatchObject(refused('already_requested'));
  await takeBack(luo, id);
  expect(await request(perform, luo, about)).not.toBe(id);
});

test('a module closes a request whose object is gone, and learns how requests ended', async () => {
  const id = await request(perform, luo, asking());
  const inside = async (act: Act) => {
    const before = (await verdictOf(act, id))!.outcome;
    await withdrawApproval(act, id);
    const { outcome } = (await verdictOf(act, id))!;
    return { request_id: `${before} ${outcome}` };
  };
  const run = () => perform(closing, inside, petition(wei), { request_id: id });
  expect((await run()).request_id).toBe('open withdrawn');
  await expect(run()).rejects.toMatchObject(refused('already_closed'));
});

test('a personal value cannot travel with a request, and a chain has somebody in it', async () => {
  const named = asking({ facts: { customer: '单雄信' } });
  await expect(request(perform, luo, named)).rejects.toThrow('the fact customer');
  await expect(request(perform, luo, asking({ chain: [] }))).rejects.toThrow('somebody');
});

test('nothing can be asked in the name of another company', async () => {
  const foreign = asking({ company_id: units.other_company, project_id: units.foreign_project });
  await expect(request(perform, luo, foreign)).rejects.toThrow('row-level security');
});
