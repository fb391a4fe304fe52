import { expect, test } from 'vitest';

import type { WarmCardTerms } from '#contract/policy';
import { Element } from '#contract/reception';
import { addDays, dayOf, daysBetween, startOf } from '#kernel/calendar';
import { cannotFill, followUpWindow, isLowering } from '#rules/reception';

import { consultants } from './consultants.ts';
import type { DemoContact, DemoCustomer } from './customer.ts';
import { customers } from './customers.ts';

const until = '2026-11-22';
const all = [...customers(12_000, { seed: 3, until })];
const end = startOf(addDays(until, 1));
const terms = {
  follow_up_from_days: 3,
  follow_up_by_days: 5,
  elements: Element.options,
  short_reception_fields: ['name', 'phone'],
  short_reception_elements_min: 1,
} as unknown as WarmCardTerms;

const share = <T>(list: readonly T[], holds: (it: T) => boolean): number =>
  list.filter(holds).length / list.length;
const contactsOf = (list: DemoCustomer[]): DemoContact[] => list.flatMap((it) => it.contacts);

/** Whole days from the first visit to the first contact that can be the follow-up. */
function daysToFollowUp({ first_visit_at, contacts }: DemoCustomer): number | undefined {
  return contacts
    .filter((it) => it.at > first_visit_at!)
    .map((it) => daysBetween(dayOf(first_visit_at!), dayOf(it.at)))
    .find((days) => days >= terms.follow_up_from_days);
}

const isDue = (it: DemoCustomer) =>
  it.first_visit_at !== null &&
  !it.scouting &&
  it.lost_at?.getTime() !== it.first_visit_at.getTime() &&
  followUpWindow(dayOf(it.first_visit_at), addDays(until, -10), terms).standing === 'late';
const due = all.filter(isDue);

const isInTime = (it: DemoCustomer) => (daysToFollowUp(it) ?? Infinity) <= terms.follow_up_by_days;

test('most first visitors are followed up in the window, some late, few never', () => {
  expect(due.length).toBeGreaterThan(8_000);
  expect(share(due, isInTime)).toBeGreaterThan(0.8);
  expect(share(due, isInTime)).toBeLessThan(0.92);
  const late = share(due, (it) => (daysToFollowUp(it) ?? 0) > terms.follow_up_by_days);
  expect(late).toBeGreaterThan(0.05);
  expect(late).toBeLessThan(0.16);
  const never = share(due, (it) => daysToFollowUp(it) === undefined);
  expect(never).toBeGreaterThan(0.01);
  expect(never).toBeLessThan(0.07);
});

test('consultants differ: the least punctual one is found in the figures', () => {
  const inTime = ({ sign_in_name }: { sign_in_name: string }) =>
    share(
      due.filter((it) => it.owner_sign_in_name === sign_in_name),
      isInTime,
    );
  const shares = consultants.map((it) => [it, inTime(it)] as const);
  const [least] = shares.sort((a, b) => a[1] - b[1])[0]!;
  expect(least.punctuality).toBe(Math.min(...consultants.map((it) => it.punctuality)));
});

test('contacts are in the order of time, in working hours, within the year', () => {
  for (const { contacts, first_contact_at, last_contact_at, first_visit_at } of all) {
    expect(contacts[0]!.at).toEqual(first_contact_at);
    expect(contacts.at(-1)!.at).toEqual(last_contact_at);
    expect(dayOf(first_contact_at) > addDays(until, -365)).toBe(true);
    expect(contacts.every(({ at }, n) => n === 0 || at > contacts[n - 1]!.at)).toBe(true);
    const visits = contacts.filter((it) => it.kind === 'visit');
    expect(visits.map((it) => it.visit_number)).toEqual(visits.map((_, at) => at + 1));
    expect(first_visit_at).toEqual(visits[0]?.at ?? null);
  }
  const contacts = contactsOf(all);
  expect(contacts.every((it) => it.at < end)).toBe(true);
  const hours = contacts.map((it) => (it.at.getUTCHours() + 8) % 24);
  expect([Math.min(...hours), Math.max(...hours)]).toEqual([9, 19]);
});

test('what is agreed lies after the contact, and the last agreement is the customer’s', () => {
  const agreed = contactsOf(all).filter((it) => it.next_at !== null);
  expect(agreed.every((it) => it.next_at! > it.at && it.next_kind !== null)).toBe(true);
  expect(all.every((it) => it.next_at === it.contacts.at(-1)!.next_at)).toBe(true);
  expect(share(all, (it) => it.next_at !== null && it.next_at >= end)).toBeGreaterThan(0.1);
  const overdue = share(all, (it) => it.next_at !== null && it.next_at < end);
  expect(overdue).toBeGreaterThan(0.01);
});

test('grades start at the first contact, rise by the consultant, sink by the supervisor', () => {
  for (const { grades, grade, contacts, owner_sign_in_name } of all) {
    expect(grades[0]).toMatchObject({ from_grade: null, at: contacts[0]!.at });
    expect(grades.at(-1)!.to_grade).toBe(grade);
    grades.slice(1).forEach(({ from_grade, to_grade, at, by_sign_in_name }, before) => {
      expect(from_grade).toBe(grades[before]!.to_grade);
      expect(at >= grades[before]!.at && at < end).toBe(true);
      expect(by_sign_in_name === owner_sign_in_name).toBe(!isLowering(from_grade, to_grade));
    });
  }
  const moves = all.flatMap((it) => it.grades.slice(1));
  const lowered = moves.filter((it) => isLowering(it.from_grade, it.to_grade));
  expect(lowered.every((it) => it.at.getUTCDay() === 6)).toBe(true);
  expect(lowered.length).toBeGreaterThan(all.length / 10);
  expect(moves.length - lowered.length).toBeGreaterThan(all.length / 10);
});

test('the grade on a contact is the one in force after it', () => {
  for (const { contacts, grades } of all)
    for (const { at, grade } of contacts)
      expect(grade).toBe(grades.findLast((it) => it.at <= at)!.to_grade);
});

test('nobody who is lost is called again; some are, and some decide', () => {
  const lost = all.filter((it) => it.lost_at !== null);
  expect(lost.every((it) => it.contacts.at(-1)!.at === it.lost_at)).toBe(true);
  expect(lost.every((it) => it.next_at === null)).toBe(true);
  expect(share(all, (it) => it.lost_at !== null)).toBeCloseTo(0.27, 1.3);
  const ready = all.filter((it) => it.ready_at !== null);
  expect(ready.every((it) => it.grade === 'A' && it.visit_count > 1 && !it.lost_at)).toBe(true);
  expect(ready.length / all.length).toBeGreaterThan(0.03);
  expect(ready.length / all.length).toBeLessThan(0.15);
});

test('two or three in a hundred are scouting: told to the supervisor, and left alone', () => {
  const scouts = all.filter((it) => it.scouting);
  expect(scouts.length / all.length).toBeGreaterThan(0.02);
  expect(scouts.length / all.length).toBeLessThan(0.03);
  expect(scouts.every((it) => it.contacts.length === 1 && it.first_visit_at !== null)).toBe(true);
  const marked = all.filter((it) => it.scouting_marks.length > 0);
  expect(marked.some((it) => it.scouting_marks.at(-1)!.stage === 'rejected')).toBe(true);
  for (const { scouting, scouting_marks, owner_sign_in_name } of marked) {
    const [suspected, decided] = scouting_marks;
    expect(suspected).toMatchObject({ stage: 'suspected', by_sign_in_name: owner_sign_in_name });
    expect(scouting).toBe(decided?.stage !== 'rejected');
    if (decided) expect(decided.at > suspected!.at && decided.at < end).toBe(true);
  }
});

test('every card can be kept: thirteen elements, or a short reception that says what was learnt', () => {
  for (const { short_reception, name, phones, elements } of all) {
    const card = { is_short: short_reception, name, phone: phones[0], elements };
    expect(cannotFill(card, terms)).toBeUndefined();
  }
  const visited = all.filter((it) => it.first_visit_at !== null && !it.scouting);
  const short = share(visited, (it) => it.short_reception);
  expect(short).toBeGreaterThan(0.04);
  expect(short).toBeLessThan(0.12);
});

test('words are many, short, without a gap left open', () => {
  const texts = all.flatMap(({ elements, contacts }) => [
    ...Object.values(elements),
    ...contacts.flatMap(({ content, problems, solution, hook }) =>
      [content, problems, solution, hook].filter((it) => it !== null),
    ),
  ]);
  const odd = texts.filter((it) => it === '' || it.length > 120 || /[{}]|undefined|null/.test(it));
  expect(odd).toEqual([]);
  const contents = contactsOf(all).map((it) => it.content.replaceAll(/\d+/g, ''));
  expect(new Set(contents).size).toBeGreaterThan(1_000);
});
