import { expect, test } from 'vitest';

import { Office } from '../contract.ts';
import { cannotCombine, cannotEnd, cannotGrant, cannotLast } from './granting.ts';
import { cannotHold, cannotStandUnder, placesOf } from './office-place.ts';
import { signInKey } from './sign-in-key.ts';

test.each([
  ['Zhou', 'zhou'],
  ['ＺＨＯＵ', 'zhou'],
  [' zhou ', 'zhou'],
  ['zhоu', 'zhou'], // Cyrillic о
  ['zh0u', 'zhou'],
  ['周明远', '周明远'],
  ['e\u0301lan', '\u00e9lan'],
] as const)('D10 %s is compared as %s', (name, key) => {
  expect(signInKey(name)).toBe(signInKey(key));
});

test('names that differ stay different', () => {
  expect(signInKey('xu')).not.toBe(signInKey('xue'));
  expect(signInKey('周明远')).not.toBe(signInKey('周明月'));
});

test('every office has a place; those at the counter are below the company', () => {
  expect(Office.options.filter((it) => placesOf(it).length === 0)).toEqual([]);
  for (const office of ['consultant', 'site_supervisor', 'duty_clerk'] as const)
    expect(cannotHold(office, 'company')?.clause).toBe('access/2a');
});

test.each([
  ['company', 'group', true],
  ['project', 'company', true],
  ['team', 'project', true],
  ['team', 'company', false],
  ['group', 'company', false],
  ['project', 'project', false],
] as const)('%s under %s: %s', (kind, parent, fits) => {
  expect(cannotStandUnder(kind, parent) === undefined).toBe(fits);
});

test('access/2c 自己不给自己授权；最后一位管理员不能结束', () => {
  expect(cannotGrant('an', 'an')?.code).toBe('identity.own_grant');
  expect(cannotGrant('an', 'xu')).toBeUndefined();
  expect(cannotEnd('system_administrator', 0)?.code).toBe('identity.last_administrator');
  expect(cannotEnd('system_administrator', 1)).toBeUndefined();
  expect(cannotEnd('consultant', 0)).toBeUndefined();
});

test.each([
  ['consultant', ['system_administrator'], true],
  ['system_administrator', ['consultant'], true],
  ['system_administrator', ['it_officer'], false],
  ['internal_auditor', ['system_administrator'], true],
  ['privacy_officer', ['internal_auditor'], true],
  ['sales_manager', ['consultant', 'reviewer'], false],
  ['system_administrator', ['system_administrator'], false],
  ['system_administrator', [], false],
] as const)('access/2c %s beside %j clashes: %s', (office, held, clashes) => {
  expect(cannotCombine(office, held) !== undefined).toBe(clashes);
});

test('a period ends no earlier than it begins', () => {
  expect(cannotLast('2026-11-23', '2026-11-22')?.code).toBe('identity.period_wrong');
  expect(cannotLast('2026-11-23', '2026-11-23')).toBeUndefined();
  expect(cannotLast('2026-11-23', undefined)).toBeUndefined();
});
