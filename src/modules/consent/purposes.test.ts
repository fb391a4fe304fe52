import { afterAll, beforeAll, expect, test } from 'vitest';

import { contract as customers } from '#contract/customers';
import { contract as forms } from '#contract/forms';
import { newId } from '#platform/identifier';

import { bindModules } from '../../server/modules.ts';
import { terms, unitOf } from '../../../test/support/people.ts';
import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { fieldsContract } from '../customers/contract-fields.ts';
import {
  contract,
  type Notice,
  type Purpose,
  type PurposeUse,
  type PurposeVersion,
} from './contract.ts';

const { acts, registered, drop } = await openSalesOffice();
beforeAll(bindModules);
afterAll(drop);

const club = {
  ...{ code: 'club', version: 0, name_zh: '业主会', name_en: 'Residents club' },
  ...{ description_zh: '组织业主活动', description_en: 'Events for residents' },
  ...{ lawful_basis: 'consent', owner_office: 'service_manager', retain_days: 365 },
  ...{ recipients_zh: '本公司客户服务部门', recipients_en: 'Customer service of the company' },
};
const keep = (more: object = {}) => acts<Purpose>('lu', contract.keepPurpose, { ...club, ...more });
const listed = async (name: 'lu' | 'xu' = 'lu') =>
  (await acts<{ rows: Purpose[] }>(name, contract.listPurposes)).rows;
const close = (code: string, version: number) =>
  acts<Purpose>('lu', contract.closePurpose, { code, version });
const field = {
  ...{ code: 'hobby', name_zh: '爱好', name_en: 'Hobby', kind: 'text', class: 'internal' },
  ...{ section: 'profile', kinds: ['individual'], is_wanted: false, choices: [] },
};
const inForce = () => acts<Notice>('lu', contract.readNotice, { code: 'reception' });
async function publish(purposes: string[]): Promise<Notice> {
  const { in_force_at: _, ...notice } = await inForce();
  return acts<Notice>('lu', contract.publishNotice, { ...notice, purposes });
}

test('P01: a purpose is added, stands in a notice, is agreed to, has a field, and only then rests', async () => {
  const wanted = { ...field, purposes: ['club'] };
  await expect(acts('lu', fieldsContract.keepField, wanted)).rejects.toMatchObject({
    code: 'customers.field_purpose_unknown',
  });
  expect(await keep()).toMatchObject({ code: 'club', version: 1, is_open: true });
  const before = await inForce();
  const { version } = await publish([...before.purposes, 'club']);
  expect(version).toBe(before.version + 1);

  const given = [{ purpose: 'club', basis: 'consent', evidence_kind: 'oral' }];
  const { customer_id } = await registered('xu');
  const giving = { customer_id, notice_code: 'reception', channel: 'walk_in', given };
  const { lawful_for } = await acts<{ lawful_for: string[] }>('xu', customers.giveConsent, giving);
  expect(lawful_for).toContain('club');

  await expect(close('club', 1)).rejects.toMatchObject({ code: 'consent.purpose_in_notice' });
  await publish(before.purposes);
  await acts('lu', fieldsContract.keepField, wanted);
  const { rows } = await acts<{ rows: PurposeUse[] }>('lu', contract.listPurposeUses);
  expect(rows).toContainEqual(
    expect.objectContaining({ purpose: 'club', kind: 'field', code: 'hobby' }),
  );
  expect(rows.filter((it) => it.purpose === 'sales').length).toBeGreaterThan(5);
  await expect(close('club', 1)).rejects.toMatchObject({ code: 'consent.purpose_collected_for' });
  await acts('lu', fieldsContract.closeField, { code: 'hobby' });
  expect(await close('club', 1)).toMatchObject({ version: 2, is_open: false });

  // Closed: no field, no notice and no receipt is taken for it; its name stays for what was given.
  await expect(acts('lu', fieldsContract.keepField, wanted)).rejects.toMatchObject({
    code: 'customers.field_purpose_unknown',
  });
  await expect(publish(['sales', 'club'])).rejects.toMatchObject({
    code: 'consent.purpose_unknown',
  });
  await expect(acts('xu', customers.giveConsent, giving)).rejects.toMatchObject({
    code: 'consent.purpose_unknown',
  });
  expect((await listed('xu')).find((it) => it.code === 'club')).toMatchObject({
    ...{ name_zh: '业主会', is_open: false },
  });
});

test('every version of a purpose stays, with who fixed it; nobody writes over another', async () => {
  await keep({ code: 'press', name_zh: '宣传' });
  await keep({ code: 'press', name_zh: '宣传与展示', version: 1 });
  for (const [version, code] of [
    [0, 'purpose_known'],
    [1, 'purpose_moved'],
    [7, 'purpose_moved'],
  ] as const)
    await expect(keep({ code: 'press', version })).rejects.toMatchObject({
      code: `consent.${code}`,
    });
  const asked = { code: 'press' };
  const { rows } = await acts<{ rows: PurposeVersion[] }>(
    'lu',
    contract.listPurposeVersions,
    asked,
  );
  expect(rows.map((it) => [it.version, it.name_zh, it.revised_by_name !== null])).toEqual([
    [2, '宣传与展示', true],
    [1, '宣传', true],
  ]);
  const notice = await inForce();
  await publish(notice.purposes);
  const { in_force_at: _, ...stale } = notice;
  await expect(acts('lu', contract.publishNotice, stale)).rejects.toMatchObject({
    code: 'consent.notice_moved',
  });
});

test('information/9a: a purpose keeps no longer than the regime, and its own ones are never closed', async () => {
  for (const code of ['sales', 'service', 'marketing', 'sharing', 'sensitive'] as const) {
    const purpose = (await listed()).find((it) => it.code === code)!;
    const { is_open: _open, clause: _clause, ...given } = purpose;
    const longest = terms.retention[`${code}_days`];
    expect(purpose.retain_days).toBe(longest);
    const longer = { ...given, retain_days: longest + 1 };
    await expect(acts('lu', contract.keepPurpose, longer)).rejects.toMatchObject({
      code: 'consent.retention_too_long',
    });
    await expect(close(code, purpose.version)).rejects.toMatchObject({
      code: 'consent.purpose_needed',
    });
  }
  await expect(keep({ code: 'odd', owner_office: 'king' })).rejects.toMatchObject({
    code: 'consent.office_unknown',
  });
});

test('R-B1: a question asked for a purpose keeps it open; a consultant changes no purpose', async () => {
  await keep({ code: 'panel' });
  await publish([...(await inForce()).purposes, 'panel']);
  const question = {
    ...{ code: 'mood', kind: 'scale', label_zh: '心情', label_en: 'Mood' },
    ...{ is_required: false, purposes: ['panel'], choices: [] },
  };
  const section = { title_zh: '一', title_en: 'One', questions: [question] };
  const definition = { title_zh: '小调查', title_en: 'Short', sections: [section] };
  const form_id = newId();
  await acts('lu', forms.publishForm, {
    ...{ form_id, project_id: unitOf('terrace'), channel: 'web_form', notice_code: 'reception' },
    definition,
  });
  await publish((await inForce()).purposes.filter((it) => it !== 'panel'));
  await expect(close('panel', 1)).rejects.toMatchObject({ code: 'consent.purpose_collected_for' });
  await acts('lu', forms.closeForm, { form_id });
  expect(await close('panel', 1)).toMatchObject({ is_open: false });
  await expect(acts('xu', contract.keepPurpose, club)).rejects.toMatchObject({
    code: 'gate.not_permitted',
  });
});
