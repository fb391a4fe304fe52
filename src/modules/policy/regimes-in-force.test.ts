import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { loadRegimes, regimesInForce, regimeVersion } from './regimes-in-force.ts';

let directory: string;

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'kebu-regimes-'));
  cpSync('regimes', directory, { recursive: true });
});
afterEach(() => {
  rmSync(directory, { recursive: true });
  loadRegimes();
});

/** Changes one file of the copy; what is to be replaced must be there, or the test proves nothing. */
function edit(file: string, from: string, to: string): void {
  const path = join(directory, file);
  const text = readFileSync(path, 'utf8');
  expect(text).toContain(from);
  writeFileSync(path, text.replaceAll(from, to));
}

test('the regimes that come with the program are in force without being asked for', () => {
  const { documents, terms } = regimesInForce();
  expect(documents.map((it) => it.document_id)).toEqual([
    'information',
    'access',
    'sales-office',
    'warm-card',
    'sharing',
    'property',
    'dealers',
  ]);
  expect(terms.sharing.general_manager_above_records).toBe(2000);
  expect(regimeVersion('sharing/2c')).toBe('1.0');
  expect(() => regimeVersion('sharing/99')).toThrow('code cites sharing/99');
});

test('a changed value changes the rule and the sentence, in every clause that speaks of it', () => {
  const name = 'sharing.general_manager_above_records';
  edit('controls.json', `"${name}": 2000`, `"${name}": 1500`);
  edit('sharing.zh-CN.md', 'version: 1.0', 'version: 1.1');
  edit('sharing.en.md', 'version: 1.0', 'version: 1.1');
  const { terms, clauses, termsByClause } = loadRegimes(directory);

  expect(terms.sharing.general_manager_above_records).toBe(1500);
  expect(termsByClause.get('sharing/2c')).toEqual([{ term: name, value: 1500 }]);
  for (const clause of ['sharing/2b', 'sharing/2c']) {
    const { text_zh, text_en } = clauses.get(clause)!;
    expect(`${text_zh}${text_en}`.match(/1500/g)).toHaveLength(2);
  }
  expect(regimeVersion('sharing/2b')).toBe('1.1');
});

const followUp = '"warm_card.follow_up_from_days": 3';
test.each([
  ['a language is missing', 'dealers.en.md', undefined, '', 'dealers.en.md is missing'],
  ['a clause has no English', 'dealers.en.md', '/2c ', '/2d ', 'dealers/2c has no English'],
  ['a clause has no Chinese', 'dealers.zh-CN.md', '/2c ', '/2d ', 'dealers/2c has no Chinese'],
  ['the heads differ', 'dealers.en.md', 'version: 1.0', 'version: 2.0', 'heads of the two'],
  [
    'a term has no clause',
    'controls.json',
    `${followUp},`,
    '',
    'warm_card.follow_up_from_days has no clause',
  ],
  [
    'a term has two clauses',
    'controls.json',
    '"warm_card.regrade_every_days": 30',
    `"warm_card.regrade_every_days": 30, ${followUp}`,
    'warm_card.follow_up_from_days is fixed by more than one clause',
  ],
  [
    'no rule knows a term',
    'controls.json',
    followUp,
    `${followUp}, "warm_card.luck": 7`,
    'no rule knows warm_card.luck',
  ],
  [
    'a value stands under a clause no document has',
    'controls.json',
    '"dealers/2c":',
    '"dealers/7c":',
    'controls.json names dealers/7c',
  ],
  [
    'the text does not say a value',
    'warm-card.zh-CN.md',
    '{{warm_card.follow_up_from_days}}',
    '3',
    'warm-card/4a fixes warm_card.follow_up_from_days but its Chinese does not say it',
  ],
  [
    'the text speaks of a value there is not',
    'warm-card.en.md',
    'Read the card',
    'Read the card {{warm_card.luck}}',
    'warm-card/4b speaks of warm_card.luck',
  ],
  [
    'a window is turned round',
    'controls.json',
    followUp,
    '"warm_card.follow_up_from_days": 9',
    'warm_card.follow_up_by_days: window_inverted',
  ],
  [
    'the log is kept shorter than the law allows',
    'controls.json',
    '"log.keep_months": 6',
    '"log.keep_months": 5',
    'log.keep_months',
  ],
  [
    'the values are not JSON',
    'controls.json',
    '"dealers/2c":',
    'dealers',
    'cannot be read as JSON',
  ],
])('does not start when %s', (_case, file, from, to, fault) => {
  if (from === undefined) rmSync(join(directory, file));
  else edit(file, from, to);
  expect(() => loadRegimes(directory)).toThrow(fault);
});

test('everything wrong is said at once', () => {
  edit('dealers.en.md', 'version: 1.0', 'version: 2.0');
  edit('controls.json', '"keys.rotate_every_days": 7', '"keys.rotate_every_days": 70');
  expect(() => loadRegimes(directory)).toThrow(/heads of the two[\s\S]*keys\.rotate_every_days/);
});

test('a regime that cannot be put in force leaves the one before it', () => {
  edit('controls.json', '"keys.rotate_every_days": 7', '"keys.rotate_every_days": 70');
  expect(() => loadRegimes(directory)).toThrow();
  expect(regimesInForce().terms.keys.rotate_every_days).toBe(7);
});
