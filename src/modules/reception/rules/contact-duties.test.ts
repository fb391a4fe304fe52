import { expect, test } from 'vitest';

import type { WarmCardTerms } from '#contract/policy';

import { dutiesClosed, dutiesOpened, type ContactMade } from './contact-duties.ts';

const terms = { follow_up_from_days: 3, follow_up_by_days: 5 } as unknown as WarmCardTerms;
const on = '2026-03-01';
const made = (more: Partial<ContactMade>): ContactMade => ({
  ...{ kind: 'call', on, is_first_visit: false },
  ...more,
});
const promised = (kind: 'call' | 'visit') => ({ on: '2026-03-09', kind });

test.each([
  ['a call without a promise', made({}), []],
  ['a promised call', made({ next: promised('call') }), ['call_promised 03-09 03-09']],
  ['a promised visit', made({ next: promised('visit') }), ['visit_expected 03-09 03-09']],
  ['a first visit', made({ kind: 'visit', is_first_visit: true }), ['first_follow_up 03-04 03-06']],
  [
    'a first visit with a promise: the promise does not do away with the call of day 3 to 5',
    made({ kind: 'visit', is_first_visit: true, next: promised('visit') }),
    ['visit_expected 03-09 03-09', 'first_follow_up 03-04 03-06'],
  ],
  ['a second visit', made({ kind: 'visit' }), []],
  [
    'a first visit of who bought elsewhere',
    made({ kind: 'visit', is_first_visit: true, outcome: 'bought_elsewhere' }),
    [],
  ],
])('warm-card/4a 4c what is owed after %s', (_, contact, owed) => {
  const opened = dutiesOpened(contact, terms);
  const words = ({ kind, from_on, by_on }: (typeof opened)[number]) =>
    `${kind} ${from_on.slice(5)} ${by_on.slice(5)}`;
  expect(opened.map(words)).toEqual(owed);
});

const dropped = 'first_follow_up dropped, call_promised dropped, visit_expected dropped';
test.each([
  [
    'a call',
    made({}),
    `call_promised met, visit_expected overtaken, first_follow_up met until ${on}`,
  ],
  [
    'a visit',
    made({ kind: 'visit' }),
    `call_promised met, visit_expected met, first_follow_up met until ${on}`,
  ],
  ['a message', made({ kind: 'message' }), 'call_promised overtaken, visit_expected overtaken'],
  ['a wrong number', made({ outcome: 'wrong_number' }), dropped],
  ['a purchase elsewhere', made({ outcome: 'bought_elsewhere' }), dropped],
  [
    'no interest, and yet a next contact agreed',
    made({ outcome: 'not_interested', next: promised('call') }),
    `call_promised met, visit_expected overtaken, first_follow_up met until ${on}`,
  ],
])('warm-card/4c what %s closes', (_, contact, closed) => {
  const words = dutiesClosed(contact).map(
    ({ kind, standing, from_until }) =>
      `${kind} ${standing}${from_until ? ` until ${from_until}` : ''}`,
  );
  expect(words.join(', ')).toBe(closed);
});
