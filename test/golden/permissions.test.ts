import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { Office } from '#contract/identity';
import { Scope } from '#kernel/scope';
import { grants, permissionsOfOffice, seesCustomers } from '#rules/access';

import { allRoutes } from '../../src/server/modules.ts';

const golden = new URL('../../docs/generated/permissions.txt', import.meta.url);
const endpoints = allRoutes.map((it) => it.endpoint).toSorted((a, b) => (a.id < b.id ? -1 : 1));
const byPermission = Office.options.flatMap((office) =>
  [...permissionsOfOffice(office)].flatMap(([permission, scopes]) =>
    scopes.map((scope) => ({ office, permission, scope })),
  ),
);
const ids = new Set(endpoints.map((it) => it.id));

/** Who may do what, as text: an endpoint or an office added is a difference somebody reads. */
function asText(): string {
  const lines = [
    'Who may do what, and how far. Made from the grants and the contracts:',
    'UPDATE_GOLDEN=1 npx vitest run test/golden/permissions.test.ts',
    '',
  ];
  for (const { id, actors, personal, purposes } of endpoints) {
    const kinds = actors.filter((it) => it !== 'person' || personal);
    const open = kinds.map((it) => (it === 'person' ? 'everyone signed in' : it));
    const marks = [open.join(', '), purposes.length > 0 ? `for ${purposes.join('|')}` : ''];
    lines.push([id, ...marks.filter(Boolean)].join('  '));
    for (const scope of Scope.options) {
      const held = byPermission.filter((it) => it.permission === id && it.scope === scope);
      const isAll = held.length === Office.options.length;
      const offices = isAll ? 'every office' : held.map((it) => it.office).join(' ');
      if (held.length > 0) lines.push(`  ${scope.padEnd(8)}${offices}`);
    }
  }
  lines.push('', 'Classes of fields seen in clear in records that are not one’s own');
  for (const office of Office.options)
    lines.push(`  ${office.padEnd(24)}${grants[office].clear_classes.join(' ')}`);
  const planned = [...new Set(byPermission.map((it) => it.permission))].filter(
    (it) => !ids.has(it),
  );
  if (planned.length > 0)
    lines.push('', 'Granted, not built yet', ...planned.toSorted().map((it) => `  ${it}`));
  return `${lines.join('\n')}\n`;
}

test('the permission matrix is the one that was read and agreed to', () => {
  const text = asText();
  if (process.env.UPDATE_GOLDEN) {
    mkdirSync(new URL('.', golden), { recursive: true });
    writeFileSync(golden, text);
  }
  expect(text).toBe(readFileSync(golden, 'utf8'));
});

test('default deny: every endpoint is granted to some office, or says for whom it is open', () => {
  const granted = new Set(byPermission.map((it) => it.permission));
  const forgotten = endpoints.filter(
    (it) => it.actors.includes('person') && !it.personal && !granted.has(it.id),
  );
  expect(forgotten.map((it) => it.id)).toEqual([]);
});

test('nothing that touches customers is personal or open to guests', () => {
  const open = endpoints.filter(
    (it) => it.purposes.length > 0 && (it.personal || it.actors.includes('guest')),
  );
  expect(open.map((it) => it.id)).toEqual([]);
});

test('A13 access/2c 系统管理员不看客户，审计人员不改任何东西', () => {
  expect(seesCustomers('system_administrator')).toBe(false);
  const reading = endpoints.filter((it) => it.purposes.length > 0 && it.effect === 'read');
  const administrator = permissionsOfOffice('system_administrator');
  const imports =
    /^customers\.(read-import|list-imports?|list-import-rows|download-import-report)$/;
  expect(
    reading.filter((it) => administrator.has(it.id) && !imports.test(it.id)).map((it) => it.id),
  ).toEqual([]);

  const auditor = permissionsOfOffice('internal_auditor');
  const changed = endpoints.filter((it) => it.effect === 'write' && auditor.has(it.id));
  expect(changed.map((it) => it.id)).toEqual(['approvals.withdraw']); // Of his own requests.
  for (const [permission, scopes] of administrator)
    if (permission.startsWith('audit.')) expect(scopes).toEqual(['own']);
});
