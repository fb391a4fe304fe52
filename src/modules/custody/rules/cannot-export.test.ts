import { expect, test } from 'vitest';

import type { FieldClass } from '#kernel/field-class';
import type { Scope } from '#kernel/scope';
import { regimesInForce } from '#modules/policy';

import { cannotExport } from './cannot-export.ts';

const terms = regimesInForce().terms.custody;
const limit = terms.export_without_approval_max;
const taking = (
  classes: FieldClass[],
  scope: Scope,
  office: string,
  people_count = 1,
): string | undefined =>
  cannotExport(
    { columns: classes.map((it) => ({ class: it })), scope, offices: [office], people_count },
    terms,
  )?.code;

test('access/4b: a table without identity is free in one’s scope, however long', () => {
  for (const scope of ['own', 'team', 'project', 'company'] as const)
    expect(taking(['public', 'internal'], scope, 'consultant', 100_000)).toBeUndefined();
});

test('access/4b: identity leaves by a site supervisor or above, from his project, a few people', () => {
  const identity: FieldClass[] = ['internal', 'important'];
  expect(taking(identity, 'project', 'site_supervisor', limit)).toBeUndefined();
  expect(taking(identity, 'project', 'sales_director', limit)).toBeUndefined();
  expect(taking(identity, 'project', 'site_supervisor', limit + 1)).toBe('custody.too_many_people');
  for (const office of ['consultant', 'reviewer', 'information_officer', 'system_administrator'])
    expect(taking(identity, 'project', office), office).toBe('custody.identity_needs_approval');
  for (const scope of ['own', 'company'] as const)
    expect(taking(identity, scope, 'site_supervisor')).toBe('custody.identity_needs_approval');
});

test('access/4b: sensitive content never leaves, whoever asks', () => {
  expect(taking(['sensitive'], 'project', 'site_supervisor')).toBe(
    'custody.sensitive_never_leaves',
  );
});
