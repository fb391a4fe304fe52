import { expect, test } from 'vitest';

import { as, idOf, people, tree, unitOf } from '../../../../test/support/people.ts';
import { actorOf } from '../actor-of.ts';
import { permissionsOf, reachOf } from './reach.ts';

test.each([
  ['own', 'terrace_a', 'own', []],
  ['team', 'terrace', 'team', ['terrace_a', 'terrace_b']],
  ['project', 'terrace', 'project', ['terrace']],
  ['project', 'terrace_a', 'team', ['terrace_a']],
  ['company', 'terrace', 'project', ['terrace']],
  ['company', 'terrace_a', 'team', ['terrace_a']],
  ['project', 'sales_office', 'project', ['terrace', 'harbour']],
  ['company', 'sales_office', 'company', ['company']],
  ['project', 'company', 'project', ['terrace', 'harbour']],
  ['company', 'company', 'company', ['company']],
  ['company', 'group', 'company', ['company', 'other_company']],
  ['project', 'group', 'project', ['terrace', 'harbour', 'garden']],
] as const)('access/2a %s held at %s reaches %s of %j', (scope, unit, reached, within) => {
  expect(reachOf(scope, unitOf(unit), tree)).toEqual({
    scope: reached,
    unit_ids: within.map((it) => unitOf(it)),
  });
});

test('a closed unit, or one that is not in the tree, reaches nothing', () => {
  const open = tree.filter((it) => it.unit_id !== unitOf('terrace_a'));
  expect(reachOf('project', unitOf('terrace_a'), open)).toBeUndefined();
  const held = [{ office: 'site_supervisor', unit_id: unitOf('terrace_a') }];
  expect(permissionsOf(held, open).get('customers.read-customer')).toEqual({ own: [] });
});

test('no office, no permission; an office nobody knows gives none', () => {
  expect(permissionsOf([], tree).size).toBe(0);
  expect(permissionsOf([{ office: 'emperor', unit_id: unitOf('group') }], tree).size).toBe(0);
});

test('several offices add up, each in its own units', () => {
  const found = permissionsOf(
    [
      { office: 'site_supervisor', unit_id: unitOf('terrace') },
      { office: 'reviewer', unit_id: unitOf('harbour') },
      { office: 'consultant', unit_id: unitOf('terrace_a') },
    ],
    tree,
  );
  expect(found.get('approvals.decide')).toEqual({
    project: [unitOf('terrace'), unitOf('harbour')],
  });
  expect(found.get('customers.assign-customer')).toEqual({ project: [unitOf('terrace')] });
  expect(found.get('customers.read-customer')).toEqual({
    own: [],
    project: [unitOf('terrace'), unitOf('harbour')],
  });
});

test('access/2e 代理人有被代理人的权限，范围也一样', () => {
  const { holding_id, office } = people.shen;
  const deputy = { holding_id, office, unit_id: unitOf('terrace'), on_behalf_of: idOf('shen') };
  const actor = actorOf({
    person_id: idOf('he'),
    name: '何晚晴',
    locale: 'zh-CN',
    tree,
    offices: [...as('he').offices, deputy],
  });
  expect(actor.permissions.get('customers.assign-customer')).toEqual({
    project: [unitOf('terrace')],
  });
  expect(as('he').permissions.has('customers.assign-customer')).toBe(false);
});

test('access/1a 口令还是别人给的，就什么权限也没有', () => {
  const { offices } = as('shen');
  const standing = { person_id: idOf('shen'), name: '沈青梧', locale: 'zh-CN', offices } as const;
  expect(actorOf({ ...standing, tree, must_change_password: true }).permissions.size).toBe(0);
});

test('one works for the company of one’s own office, not of an office one stands in for', () => {
  const [own] = as('bai').offices;
  const [other] = as('xu').offices;
  const offices = [{ ...other!, on_behalf_of: idOf('xu') }, own!];
  const standing = { person_id: idOf('bai'), name: '白知远', locale: 'zh-CN', offices } as const;
  expect(actorOf({ ...standing, tree }).company_id).toBe(unitOf('other_company'));
  expect(as('zhou').company_id).toBe(unitOf('company'));
});
