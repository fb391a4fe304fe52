import { expect, test } from 'vitest';

import type { Terms } from '#contract/policy';
import { Element, type InquiryRow } from '#contract/reception';

import { problemsOf, requestOf, valuesFrom } from './card-values.ts';

const speech = { label: (_list: string, value: string) => value, locale: 'zh-CN' } as never;
const terms = {
  warm_card: {
    elements: Element.options,
    short_reception_fields: ['name', 'phone'],
    short_reception_elements_min: 1,
  },
} as unknown as Terms;

const inquiry = {
  inquiry_id: '01a2066f-e66a-74bf-a022-99852119417d',
  kind: 'call',
  name: '单雄信',
  phone: '13812348000',
  note: '想看三居',
  intake_channel: 'online_ad',
  awareness_channel: 'internet',
  concerns: ['price', 'school'],
  is_scouting_suspected: false,
} as unknown as InquiryRow;

test('from a line of the register name, phone, channel and questions are not typed again', () => {
  const { archive, elements, first_contact } = valuesFrom(inquiry, speech);
  expect(archive.identity).toEqual({ name: '单雄信', phones: ['13812348000'] });
  expect(archive.intake_channel).toBe('online_ad');
  expect(archive.awareness_channel).toBe('internet');
  expect(elements.concerns).toBe('price、school\n想看三居');
  expect(first_contact).toBe('call');
});

test('温馨卡 2a:a full card names every open element, not only the first', () => {
  const paths = problemsOf(valuesFrom(inquiry, speech), speech, terms).map((it) => it.path);
  expect(paths).toHaveLength(Element.options.length - 1);
  expect(paths).not.toContain('elements.concerns');
});

test('温馨卡 2b:a short card wants phone and one thing learnt', () => {
  const empty = { ...valuesFrom(undefined, speech), is_short: true };
  const paths = problemsOf(empty, speech, terms).map((it) => it.path);
  expect(paths).toEqual(['archive.identity.phones.0']);
  const called = { ...valuesFrom(inquiry, speech), is_short: true, elements: {} };
  expect(problemsOf(called, speech, terms).map((it) => it.path)).toEqual(['elements.interests']);
});

test('the next contact writes its element, unless it was written by hand', () => {
  const next = { on: '2026-11-26', kind: 'visit' as const, hook: '样板间' };
  const values = { ...valuesFrom(undefined, speech), next };
  expect(requestOf(values, speech, terms).elements).toEqual({
    next_appointment: '2026-11-26 visit 样板间',
  });
  const written = { ...values, elements: { next_appointment: '周四' } };
  expect(requestOf(written, speech, terms).elements.next_appointment).toBe('周四');
});

test('sent again, the card keeps its number', () => {
  const values = valuesFrom(undefined, speech);
  const once = requestOf(values, speech, terms);
  expect(once.customer_id).toMatch(/^[0-9a-f-]{36}$/);
  expect(requestOf(values, speech, terms).customer_id).toBe(once.customer_id);
});

test('C-07 what was switched off since the draft was begun is neither asked for nor sent', () => {
  const elements = Element.options.filter((it) => it !== 'appearance');
  const now = { warm_card: { ...terms.warm_card, elements } } as unknown as Terms;
  const begun = valuesFrom(undefined, speech);
  const draft = { ...begun, elements: { appearance: '高', interests: '学区' } };
  expect(requestOf(draft, speech, now).elements).toEqual({ interests: '学区' });
  expect(problemsOf(draft, speech, now).map((it) => it.path)).not.toContain('elements.appearance');
});
