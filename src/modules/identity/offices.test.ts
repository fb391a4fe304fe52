import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '#gate/act';
import { addDays, dayOf } from '#kernel/calendar';
import { Refusal } from '#kernel/refusal';
import { newId } from '#platform/identifier';

import { freshDatabase } from '../../../test/support/database.ts';
import { as, idOf, people, petition, populate, unitOf } from '../../../test/support/people.ts';
import { contract, type Office } from './contract.ts';
import { appointDeputy, endDeputyship, endOffice, grantOffice } from './offices.ts';
import { standingOfPerson } from './standing.ts';
import { closeUnit, listUnits, openUnit, renameUnit, setPhase } from './units.ts';

const { database, perform, rows, someoneWaits, drop } = await freshDatabase();
afterAll(drop);
beforeAll(() => populate(rows));

const today = dayOf(new Date());
const codeOf = (asked: Promise<unknown>): Promise<string> =>
  asked.then(
    () => 'done',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const held = async (person_id: string, at = new Date()) =>
  (await standingOfPerson(database, { person_id }, at))?.offices.map((it) => it.office).toSorted();
const grant = (person_id: string, office: Office, unit_id: string, more: object = {}) =>
  perform(contract.grantOffice, grantOffice, petition(as('an')), {
    person_id,
    office,
    unit_id,
    from_on: today,
    ...more,
  });
const end = (holding_id: string, actor: Actor = as('an'), more: object = {}) =>
  perform(contract.endOffice, endOffice, petition(actor), { holding_id, ...more });

test('A14 an office given works at once, and taken back that day is gone', async () => {
  const { holding_id } = await grant(idOf('xu'), 'reviewer', unitOf('harbour'));
  expect(await held(idOf('xu'))).toEqual(['consultant', 'reviewer']);
  expect(await codeOf(grant(idOf('xu'), 'reviewer', unitOf('harbour')))).toBe(
    'identity.already_holds',
  );
  await end(holding_id);
  expect(await held(idOf('xu'))).toEqual(['consultant']);
  expect(await codeOf(end(holding_id))).toBe('identity.holding_unknown');
});

test('an office with days holds from the first through the last', async () => {
  const from_on = addDays(today, 2);
  const until_on = addDays(today, 3);
  await grant(idOf('gao'), 'archive_keeper', unitOf('terrace'), { from_on, until_on });
  const on = (days: number) => held(idOf('gao'), new Date(Date.now() + days * 86_400_000));
  expect(await on(1)).toEqual(['duty_clerk']);
  expect(await on(2)).toEqual(['archive_keeper', 'duty_clerk']);
  expect(await on(3)).toEqual(['archive_keeper', 'duty_clerk']);
  expect(await on(4)).toEqual(['duty_clerk']);
  expect(
    await codeOf(
      grant(idOf('gao'), 'reviewer', unitOf('terrace'), { from_on: until_on, until_on: from_on }),
    ),
  ).toBe('identity.period_wrong');
});

test('ending an office never prolongs it', async () => {
  const until_on = addDays(today, 5);
  const { holding_id } = await grant(idOf('gao'), 'reviewer', unitOf('terrace'), { until_on });
  await end(holding_id, as('an'), { until_on: addDays(today, 500) });
  const [row] = await rows(
    'select until_on from identity.office_holding where holding_id = $1',
    holding_id,
  );
  expect(row).toEqual({ until_on });
  await end(holding_id);
});

test('A11 access/2c 谁也不能给自己授权；管理账号的人不看客户档案，审计的人不改', async () => {
  expect(await codeOf(grant(idOf('an'), 'general_manager', unitOf('company')))).toBe(
    'identity.own_grant',
  );
  for (const office of ['consultant', 'site_supervisor', 'reviewer', 'internal_auditor'] as const)
    expect(await codeOf(grant(idOf('ruan'), office, unitOf('terrace')))).toMatch(
      /office_not_combinable|office_not_here/,
    );
  expect(await codeOf(grant(idOf('xu'), 'system_administrator', unitOf('company')))).toBe(
    'identity.office_not_combinable',
  );
  expect(await codeOf(grant(idOf('jin'), 'sales_director', unitOf('terrace')))).toBe(
    'identity.office_not_combinable',
  );
  expect(await held(idOf('ruan'))).toEqual(['system_administrator']);
  const [refused] = await rows(
    `select refusal_code, clause from audit.entry
     where action = 'identity.grant-office' and outcome = 'refused' order by at desc limit 1`,
  );
  expect(refused).toEqual({
    refusal_code: 'identity.office_not_combinable',
    clause: 'access/2c',
  });
});

test('A11 nor by way of a deputyship', async () => {
  const appoint = (deputy_id: string, holding_id: string) =>
    codeOf(
      perform(contract.appointDeputy, appointDeputy, petition(as('an')), {
        holding_id,
        deputy_id,
        from_on: today,
        until_on: addDays(today, 7),
      }),
    );
  expect(await appoint(idOf('an'), people.shen.holding_id)).toBe('identity.own_grant');
  expect(await appoint(idOf('ruan'), people.shen.holding_id)).toBe(
    'identity.office_not_combinable',
  );
  expect(await appoint(idOf('shen'), people.shen.holding_id)).toBe('identity.deputy_same');
});

test('access/2e 代理人以被代理人的岗位行事，到期即止，也可提前结束', async () => {
  const { deputyship_id } = await perform(
    contract.appointDeputy,
    appointDeputy,
    petition(as('an')),
    {
      holding_id: people.shen.holding_id,
      deputy_id: idOf('he'),
      from_on: today,
      until_on: addDays(today, 3),
    },
  );
  const standing = await standingOfPerson(database, { person_id: idOf('he') }, new Date());
  expect(standing?.offices).toContainEqual({
    holding_id: people.shen.holding_id,
    office: 'site_supervisor',
    unit_id: unitOf('terrace'),
    on_behalf_of: idOf('shen'),
  });
  const later = new Date(Date.now() + 5 * 86_400_000);
  expect(await held(idOf('he'), later)).toEqual(['consultant']);
  const stop = () =>
    codeOf(perform(contract.endDeputyship, endDeputyship, petition(as('an')), { deputyship_id }));
  expect(await stop()).toBe('done');
  expect(await held(idOf('he'))).toEqual(['consultant']);
  expect(await stop()).toBe('identity.holding_unknown');
});

test('access/2c the last administrator stays, also when two end each other', async () => {
  await rows('begin');
  await rows('select pg_advisory_xact_lock(7306, 1)');
  const both = Promise.all([
    codeOf(end(people.ruan.holding_id, as('an'))),
    codeOf(end(people.an.holding_id, as('ruan'))),
  ]);
  await someoneWaits();
  await rows('commit');
  expect((await both).toSorted()).toEqual(['done', 'identity.last_administrator']);
  await rows(
    `update identity.office_holding set until_on = null where office = 'system_administrator'`,
  );
});

test('an administrator of another company does not count, does not reach in, and learns no ids', async () => {
  expect(await codeOf(end(people.bai.holding_id))).toBe('identity.holding_unknown');
  expect(await codeOf(end(newId()))).toBe('identity.holding_unknown');
  expect(await codeOf(grant(idOf('xu'), 'reviewer', unitOf('garden')))).toBe(
    'identity.unit_unknown',
  );
  expect(await codeOf(end(people.yan.holding_id, as('yan')))).toBe('identity.last_administrator');
});

test.each([
  ['consultant', 'company', 'identity.office_not_here'],
  ['consultant', 'terrace', 'done'],
  ['site_supervisor', 'terrace_a', 'identity.office_not_here'],
  ['reviewer', 'company', 'done'],
  ['general_manager', 'terrace', 'identity.office_not_here'],
] as const)('岗位与单位: %s at %s is %s', async (office, unit, outcome) => {
  expect(await codeOf(grant(idOf('wen'), office, unitOf(unit)))).toBe(outcome);
});

test('units are opened, renamed, set in a phase and closed, each where it belongs', async () => {
  const open = (kind: string, parent_id: string, code: string) =>
    perform(contract.openUnit, openUnit, petition(as('an')), {
      kind,
      parent_id,
      code,
      name: '云璟湾',
    });
  expect(await codeOf(open('team', unitOf('company'), 'bay'))).toBe('identity.unit_kind_wrong');
  expect(await codeOf(open('project', unitOf('other_company'), 'bay'))).toBe(
    'identity.unit_unknown',
  );
  const bay = await open('project', unitOf('company'), 'bay');
  expect(bay).toMatchObject({ kind: 'project', phase: 'team_in_place', is_closed: false });
  expect(await codeOf(open('project', unitOf('company'), 'bay'))).toBe('identity.code_taken');

  const { unit_id } = bay;
  const act = petition(as('an'));
  await perform(contract.renameUnit, renameUnit, act, { unit_id, name: '云璟湾一期' });
  const phase = { unit_id, phase: 'handed_over', since_on: today };
  await perform(contract.setPhase, setPhase, act, phase);
  const { rows: tree } = await perform(contract.listUnits, listUnits, petition(as('xu')), {});
  expect(tree.find((it) => it.unit_id === unit_id)).toMatchObject({
    name: '云璟湾一期',
    phase: 'handed_over',
  });
  expect(tree.map((it) => it.code)).not.toContain('garden');
  expect(tree.map((it) => it.code)).toContain('group');

  const close = (id: string) =>
    codeOf(perform(contract.closeUnit, closeUnit, act, { unit_id: id }));
  expect(await close(unitOf('terrace'))).toBe('identity.unit_in_use');
  expect(await close(unit_id)).toBe('done');
  expect(await close(unit_id)).toBe('identity.unit_unknown');
});
