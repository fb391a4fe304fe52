import { expect, test } from 'vitest';

import {
  cannotDecide,
  cannotState,
  cannotWithdraw,
  decidingOffice,
  isParty,
  type Holding,
  type RequestState,
  type Step,
} from './deciding.ts';

const step = (more: Partial<Step> = {}): Step => ({
  office: 'reviewer',
  unit_path: ['terrace', 'north', 'group'],
  signed_by: null,
  on_behalf_of: null,
  ...more,
});

const asked = (steps: Step[] = [step()], more: Partial<RequestState> = {}): RequestState => ({
  requested_by: 'luo',
  outcome: 'open',
  clause: 'information/3d',
  steps,
  ...more,
});

const holding = (office: string, unit_id: string, on_behalf_of?: string): Holding => ({
  office,
  unit_id,
  on_behalf_of,
});

const reviewer = holding('reviewer', 'terrace');
const codeOf = (request: RequestState, person_id: string, ...offices: Holding[]) =>
  cannotDecide(request, { person_id, offices })?.code.replace('approvals.', '');

const signedByWei = [step({ signed_by: 'wei' }), step({ office: 'sales_director' })];
const signedForWei = [
  step({ signed_by: 'fang', on_behalf_of: 'wei' }),
  step({ office: 'sales_director' }),
];

test.each([
  ['the office in the unit', asked(), 'wei', [reviewer], undefined],
  ['the office of the company above', asked(), 'wei', [holding('reviewer', 'north')], undefined],
  ['another office', asked(), 'wei', [holding('consultant', 'terrace')], 'office_required'],
  ['the office elsewhere', asked(), 'wei', [holding('reviewer', 'harbour')], 'office_required'],
  ['no office', asked(), 'wei', [], 'office_required'],
  ['the requester', asked(), 'luo', [reviewer], 'own_request'],
  ['a deputy', asked(), 'fang', [holding('reviewer', 'terrace', 'wei')], undefined],
  [
    'the deputy of the requester',
    asked(),
    'fang',
    [holding('reviewer', 'terrace', 'luo')],
    'own_request',
  ],
  [
    'the requester as a deputy',
    asked(),
    'luo',
    [holding('reviewer', 'terrace', 'wei')],
    'own_request',
  ],
  [
    'who signed before',
    asked(signedByWei),
    'wei',
    [holding('sales_director', 'north')],
    'signed_before',
  ],
  [
    'for whom was signed before',
    asked(signedForWei),
    'wei',
    [holding('sales_director', 'north')],
    'signed_before',
  ],
  [
    'who signed before for another',
    asked(signedForWei),
    'fang',
    [holding('sales_director', 'north')],
    'signed_before',
  ],
  [
    'the deputy of who signed before',
    asked(signedByWei),
    'fang',
    [holding('sales_director', 'north', 'wei')],
    'signed_before',
  ],
  ['a second person', asked(signedByWei), 'qin', [holding('sales_director', 'north')], undefined],
  [
    'the office of a step not yet due',
    asked([step(), step({ office: 'sales_director' })]),
    'qin',
    [holding('sales_director', 'north')],
    'office_required',
  ],
  [
    'anybody, once decided',
    asked([step()], { outcome: 'approved' }),
    'wei',
    [reviewer],
    'already_closed',
  ],
  [
    'anybody, once withdrawn',
    asked([step()], { outcome: 'withdrawn' }),
    'wei',
    [reviewer],
    'already_closed',
  ],
] as const)('%s', (_, request, person_id, offices, refused) => {
  expect(codeOf(request, person_id, ...offices)).toBe(refused);
});

test('one signs with his own office before one he stands in for', () => {
  const offices = [holding('reviewer', 'terrace', 'wei'), holding('reviewer', 'north')];
  expect(decidingOffice(asked(), { person_id: 'fang', offices })).toEqual(offices[1]);
});

test('a deputy of two signs for the one whose hand is not in it yet', () => {
  const offices = [holding('reviewer', 'terrace', 'luo'), holding('reviewer', 'terrace', 'wei')];
  expect(decidingOffice(asked(), { person_id: 'fang', offices })?.on_behalf_of).toBe('wei');
});

test('the refusal names the office that is needed, and the clause', () => {
  expect(cannotDecide(asked(), { person_id: 'wei', offices: [] })).toMatchObject({
    facts: { office: 'reviewer' },
    clause: 'information/3d',
  });
});

test.each([
  ['approved', {}, undefined],
  ['returned', {}, 'approvals.reason_required'],
  ['declined', { note: 'no' }, 'approvals.reason_required'],
  ['declined', { reason_code: 'duplicate' }, undefined],
  ['returned', { reason_code: 'other' }, 'approvals.note_required'],
  ['returned', { reason_code: 'other', note: 'see the paper' }, undefined],
] as const)('%s with %o', (decision, words, refused) => {
  expect(cannotState(decision, words)?.code).toBe(refused);
});

test('only the requester takes back, and only what is open', () => {
  expect(cannotWithdraw(asked(), { person_id: 'luo' })).toBeUndefined();
  expect(cannotWithdraw(asked(), { person_id: 'wei' })?.code).toBe('approvals.not_requester');
  const closed = asked([step()], { outcome: 'approved' });
  expect(cannotWithdraw(closed, { person_id: 'luo' })?.code).toBe('approvals.already_closed');
});

test('who asked, signed or may sign any step is a party; a colleague is not', () => {
  const request = asked(signedForWei);
  const offices = [holding('sales_director', 'group')];
  for (const person_id of ['luo', 'fang', 'wei'])
    expect(isParty(request, { person_id, offices: [] })).toBe(true);
  expect(isParty(request, { person_id: 'xu', offices })).toBe(true);
  expect(isParty(request, { person_id: 'xu', offices: [] })).toBe(false);
});
