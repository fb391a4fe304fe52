import { expect, test } from 'vitest';

import { trackingOf, type Tracked } from './tracking.ts';

const contact = { problems: null, solution: null, hook: null };
const front = { problems: '首付不够', next_appointment: '周六 看样板间', next_hook: '样板间' };
const on = '2026-11-28';

const cases: [string, Tracked, ReturnType<typeof trackingOf>][] = [
  [
    'a card without a follow-up speaks from its front',
    { contacts: [], elements: front, next_contact_on: on, promised: null },
    { hook: '样板间', open_problem: '首付不够' },
  ],
  [
    'an appointment in words stands where no hook was written',
    { contacts: [], elements: { next_appointment: '周六' }, next_contact_on: on, promised: null },
    { hook: '周六', open_problem: null },
  ],
  [
    'the last contact decides the hook, also when it has none',
    { contacts: [contact], elements: front, next_contact_on: on, promised: null },
    { hook: null, open_problem: '首付不够' },
  ],
  [
    'without an agreed day there is no hook',
    {
      contacts: [{ ...contact, hook: '利率' }],
      elements: {},
      next_contact_on: null,
      promised: null,
    },
    { hook: null, open_problem: null },
  ],
  [
    'the latest problem is the open one, and a solution closes it',
    {
      contacts: [
        { ...contact, problems: '车位', hook: '车位' },
        { ...contact, problems: '首付', solution: '分期' },
      ],
      elements: front,
      next_contact_on: on,
      promised: null,
    },
    { hook: '车位', open_problem: '车位' },
  ],
  [
    'a problem solved in a later contact is not open',
    {
      contacts: [
        { ...contact, solution: '银行已答复' },
        { ...contact, problems: '贷款' },
      ],
      elements: front,
      next_contact_on: on,
      promised: null,
    },
    { hook: null, open_problem: null },
  ],
  [
    'who takes a customer over sees the reason that was promised, not the words of others',
    { contacts: [], elements: {}, next_contact_on: on, promised: '样板间' },
    { hook: '样板间', open_problem: null },
  ],
];

test.each(cases)('sales-office/3a %s', (_, facts, told) => {
  expect(trackingOf(facts)).toEqual(told);
});
