import { pinyin } from 'pinyin-pro';
import { expect, test } from 'vitest';

import { Office } from '#contract/identity';
import { cannotHold, cannotStandUnder, signInKey } from '#rules/identity';

import { consultants } from './consultants.ts';
import { organisation } from './organisation.ts';

const { units, people } = organisation();
const unitOf = (code: string) => units.find((it) => it.code === code);
const held = people.flatMap((it) => it.offices);

test('every office of the regime has somebody, in a unit where it can be held', () => {
  expect([...new Set(held.map((it) => it.office))].sort()).toEqual([...Office.options].sort());
  for (const { office, unit_code } of held)
    expect([office, cannotHold(office, unitOf(unit_code)!.kind)]).toEqual([office, undefined]);
});

test('parents stand before their children, where such a unit may stand', () => {
  units.forEach(({ code, parent_code, kind }, at) => {
    expect(code).toMatch(/^[a-z0-9_]{2,40}$/);
    if (parent_code === null) return expect(kind).toBe('group');
    const parent = units.slice(0, at).find((it) => it.code === parent_code);
    return expect(cannotStandUnder(kind, parent!.kind)).toBeUndefined();
  });
  expect(new Set(units.map((it) => it.code)).size).toBe(units.length);
});

test('two projects with two teams each, and a dozen consultants over them', () => {
  const projects = units.filter((it) => it.kind === 'project');
  expect(projects.map((it) => [it.code, it.name, it.phase])).toEqual([
    ['yunjing', '云璟台', 'team_in_place'],
    ['haitang', '海棠里', 'team_in_place'],
  ]);
  const teams = units.filter((it) => it.kind === 'team');
  expect(teams.map((it) => it.parent_code)).toEqual(['yunjing', 'yunjing', 'haitang', 'haitang']);
  expect(consultants.length).toBeGreaterThanOrEqual(12);
  expect(new Set(consultants.map((it) => it.team_code)).size).toBe(4);
});

test('people sign in with their name in pinyin, and no two names look alike', () => {
  for (const { name, sign_in_name } of people) {
    const latin = pinyin(name, { toneType: 'none', mode: 'surname', type: 'array', v: true });
    expect(sign_in_name).toBe(latin.join(''));
  }
  expect(new Set(people.map((it) => signInKey(it.sign_in_name))).size).toBe(people.length);
  expect(new Set(people.map((it) => it.name)).size).toBe(people.length);
});

test('whoever reviews archives enters none, whoever audits or administers does nothing else', () => {
  const alone = ['reviewer', 'internal_auditor', 'privacy_officer', 'system_administrator'];
  const busy = people.filter(({ offices }) => offices.some((it) => alone.includes(it.office)));
  expect(busy.every((it) => it.offices.length === 1)).toBe(true);
});
