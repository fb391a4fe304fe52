import { afterAll, expect, test } from 'vitest';

import { newPhone, openSalesOffice, separateConsent } from '../../../test/support/sales-office.ts';
import type { PersonName } from '../../../test/support/people.ts';
import {
  contract,
  fieldsContract,
  historyContract,
  recordContract,
  relationsContract,
} from './contract.ts';

const { acts, registered, drop } = await openSalesOffice();
afterAll(drop);

/** One customer whose every value is a word found nowhere else. */
const values = {
  name: '皇甫无逸',
  phone: newPhone(),
  address: '云溪路七十七号',
  email: 'huangfu@example.com',
  wechat: 'wuyi_1977',
  id_number: '11010519491231002X',
  remark: '喜静不喜闹',
  household_property: '祖宅一处',
  financial_assets: '国债若干',
  income_detail: '年入颇丰',
  own_text: '收藏旧书',
  own_sensitive: '花粉过敏',
  own_code: 'library',
  before: '旧居六十六号',
  member: '皇甫小满',
};
type Field = keyof typeof values;

const field = { section: 'profile', purposes: ['sales'], kinds: ['individual'], is_wanted: false };
const named = (code: string) => ({ code, name_zh: code, name_en: code });
for (const it of [
  { ...named('own_text'), kind: 'text', class: 'internal', choices: [] },
  { ...named('own_sensitive'), kind: 'text', class: 'sensitive', choices: [] },
  { ...named('own_code'), kind: 'choice', class: 'internal', choices: ['library', 'x'].map(named) },
])
  await acts('lu', fieldsContract.keepField, { ...field, ...it });

const { id_number, email, wechat, remark } = values;
const contact = { address: values.before, email, wechat, id_number, remark };
const { household_property, financial_assets, income_detail } = values;
const extras = (['own_text', 'own_sensitive', 'own_code'] as const).map((it) => ({
  field: it,
  value: values[it],
}));
const { customer_id, archive } = await registered('xu', {
  identity: { name: values.name, phones: [values.phone] },
  contact,
  sensitive: { household_property, financial_assets, income_detail },
  extras,
  consent: separateConsent,
});
await acts('xu', contract.reviseCustomer, {
  ...archive,
  contact: { ...contact, address: values.address },
});
await acts('xu', relationsContract.addMember, {
  customer_id,
  kind: 'child',
  member: { name: values.member },
  consent: { notice_code: 'reception', evidence_kind: 'oral', given_by: 'self' },
});

/** What the regime lets each of them read (information/4b, 4e; access/2b, 2c). */
const everything = Object.keys(values) as Field[];
const assets: Field[] = ['household_property', 'financial_assets', 'income_detail'];
const policy: [PersonName, string, readonly Field[]][] = [
  ['xu', 'the consultant in charge', everything],
  ['shen', 'the site supervisor', [...assets, 'own_sensitive', 'own_code']],
  ['wen', 'the reviewer', ['own_code']],
  ['mei', 'the privacy officer', ['own_code']],
  ['jin', 'the internal auditor', ['own_code']],
  ['fan', 'the information officer', ['own_code']],
  ['qiao', 'the general manager', ['own_code']],
  ['lu', 'the service manager', ['own_code']],
  ['he', 'another consultant', []],
  ['tang', 'a consultant of another project', []],
  ['bai', 'a consultant of another company', []],
  ['an', 'the administrator', []],
  ['gao', 'the duty clerk', []],
];

const one = { customer_id };
const doors = [
  ['page', contract.readCustomer, one],
  ['card on paper', recordContract.printArchive, one],
  ['own fields', fieldsContract.readExtras, one],
  ['history', historyContract.listChanges, one],
  ['sources', historyContract.readSources, one],
  ['relations', relationsContract.listRelations, one],
  ['timeline', contract.readTimeline, one],
  ['record', recordContract.readRecord, one],
  ['list', contract.listCustomers, { limit: 100 }],
  ['search', contract.searchCustomers, { term: values.phone }],
] as const;

/** All that a person is told at every door that tells of the customer; refusals are told too. */
async function toldTo(name: PersonName): Promise<string> {
  const told: string[] = [];
  for (const [, endpoint, input] of doors)
    told.push(
      await acts(name, endpoint, input).then(
        (it) => JSON.stringify(it),
        (error: Error & { facts?: object }) =>
          `${error.message} ${JSON.stringify({ ...error, stack: '' })}`,
      ),
    );
  return told.join('\n');
}

test.each(policy)(
  'A08: %s, %s, reads the fields the policy opens and no other',
  async (name, _, open) => {
    const told = await toldTo(name);
    expect(everything.filter((it) => told.includes(values[it]))).toEqual(
      everything.filter((it) => open.includes(it)),
    );
  },
);

test('A08: who sees the customer masked sees 张**, 138****1234 and never a whole ID number', async () => {
  for (const name of ['shen', 'wen', 'mei'] as const) {
    const told = await toldTo(name);
    expect(told).toContain('皇***');
    expect(told).toContain(`${values.phone.slice(0, 3)}****${values.phone.slice(-4)}`);
    expect(told).not.toContain(values.id_number.slice(0, 10));
  }
});
