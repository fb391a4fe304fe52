import { expect, test } from 'vitest';

import type { Definition, Question } from '../contract.ts';
import { cannotAccept } from './cannot-accept.ts';
import { cannotPublish } from './cannot-publish.ts';
import { presets } from './presets.ts';
import { tallies } from './tallies.ts';

const notice = { purposes: ['sales', 'service', 'marketing'] };
const question = (more: Partial<Question> = {}): Question => ({
  ...{ code: 'one', kind: 'text', label_zh: '一', label_en: 'One', is_required: false },
  ...{ purposes: ['sales'], choices: [] },
  ...more,
});
const form = (...questions: Question[]): Pick<Definition, 'sections'> => ({
  sections: [{ title_zh: '一', title_en: 'One', questions }],
});
const choices = [
  { code: 'a', zh: '甲', en: 'A' },
  { code: 'b', zh: '乙', en: 'B' },
];

test.each<[string, Question[], string | undefined]>([
  ['with a purpose', [question()], undefined],
  ['without any', [question({ purposes: [] })], 'question_without_purpose'],
  [
    'beside one that has',
    [question(), question({ code: 'b', purposes: [] })],
    'question_without_purpose',
  ],
  ['the notice does not name', [question({ purposes: ['sharing'] })], 'purpose_not_in_notice'],
  ['asked twice', [question(), question()], 'question_twice'],
  [
    'a phone asked twice',
    [question({ kind: 'phone' }), question({ code: 'b', kind: 'phone' })],
    'question_twice',
  ],
  [
    'a choice of one',
    [question({ kind: 'choice', choices: choices.slice(1) })],
    'question_without_choices',
  ],
  ['a choice of two', [question({ kind: 'choice', choices })], undefined],
])('P01: a question %s is published or not', (_, questions, code) => {
  expect(cannotPublish(form(...questions), notice)?.code).toBe(code && `forms.${code}`);
});

test('P01: without a notice in force nothing is published', () => {
  expect(cannotPublish(form(question()), undefined)?.code).toBe('forms.notice_missing');
});

test('the ready forms may be published with the notice that comes with the program', () => {
  for (const { definition } of presets) expect(cannotPublish(definition, notice)).toBeUndefined();
});

const asked = form(
  question({ is_required: true }),
  question({ code: 'pick', kind: 'choices', choices, purposes: ['marketing'] }),
  question({ code: 'mark', kind: 'scale' }),
  question({ code: 'tel', kind: 'phone' }),
  question({ code: 'on', kind: 'day' }),
);
test.each<[object, string[], string | undefined]>([
  [{ one: 'x' }, ['sales'], undefined],
  [{ one: 'x' }, [], 'nothing_agreed'],
  [{}, ['sales'], 'answer_missing'],
  [{ one: '' }, ['sales'], 'answer_missing'],
  [{ one: 'x', more: 'y' }, ['sales'], 'answer_not_asked'],
  [{ one: 'x', pick: ['a'] }, ['sales'], 'answer_not_agreed'],
  [{ one: 'x', pick: ['a'] }, ['sales', 'marketing'], undefined],
  [{ one: 'x', pick: ['c'] }, ['sales', 'marketing'], 'answer_wrong'],
  [{ one: 'x', mark: 0 }, ['sales'], 'answer_wrong'],
  [{ one: 'x', mark: 1 }, ['sales'], undefined],
  [{ one: 'x', mark: 5 }, ['sales'], undefined],
  [{ one: 'x', mark: 6 }, ['sales'], 'answer_wrong'],
  [{ one: 'x', tel: '13912345678' }, ['sales'], undefined],
  [{ one: 'x', tel: '12' }, ['sales'], 'answer_wrong'],
  [{ one: 'x', on: '2026-08-01' }, ['sales'], undefined],
  [{ one: 'x', on: 'soon' }, ['sales'], 'answer_wrong'],
  [{ one: ['x'] }, ['sales'], 'answer_wrong'],
])('%j with %j agreed to', (answers, agreed, code) => {
  expect(cannotAccept(asked, answers as never, agreed)?.code).toBe(code && `forms.${code}`);
});

/** A question with these counts, as it is shown: a number, or `-` where the group is too small. */
const shown = (kind: Question['kind'], counts: Record<string, number>, answered: number) => {
  const offered = Object.keys(counts).map((code) => ({ code, zh: code, en: code }));
  const asked = question({ kind, choices: kind === 'choice' || kind === 'choices' ? offered : [] });
  const given = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([value, count]) => ({ code: 'one', value, count }));
  const [tally] = tallies([asked], given, new Map([['one', answered]]), 5);
  const lines = tally!.lines.map((it) => [it.value, it.count ?? '-'] as const);
  return { ...Object.fromEntries(lines), average: tally!.average };
};
const none = { average: null };

test.each<[string, Question['kind'], Record<string, number>, number, object]>([
  ['five are a group', 'choice', { a: 5, b: 7 }, 12, { a: 5, b: 7, ...none }],
  [
    'four are none, nor is what gives them away',
    'choice',
    { a: 4, b: 7, c: 9 },
    20,
    {
      ...{ a: '-', b: '-', c: 9 },
      ...none,
    },
  ],
  [
    'two small ones hide each other',
    'choice',
    { a: 1, b: 4, c: 9 },
    14,
    {
      ...{ a: '-', b: '-', c: 9 },
      ...none,
    },
  ],
  ['nobody is no group to hide', 'choice', { a: 0, b: 6 }, 6, { a: 0, b: 6, ...none }],
  [
    'several at once are no parts of a whole',
    'choices',
    { a: 4, b: 7 },
    8,
    {
      ...{ a: '-', b: 7 },
      ...none,
    },
  ],
  [
    'four answers are nothing at all',
    'scale',
    { 5: 4 },
    4,
    {
      ...{ 1: '-', 2: '-', 3: '-', 4: '-', 5: '-' },
      ...none,
    },
  ],
  [
    'a scale has an average',
    'scale',
    { 3: 5, 5: 6 },
    11,
    {
      ...{ 1: 0, 2: 0, 3: 5, 4: 0, 5: 6 },
      average: 4.1,
    },
  ],
  ['a rare number is not even named', 'number', { 2: 8, 3: 6, 9: 1 }, 15, { 2: 8, average: 2.9 }],
])('information/7e: %s', (_title, kind, counts, answered, expected) => {
  expect(shown(kind, counts, answered)).toEqual(expected);
});
