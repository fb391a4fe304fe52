import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What the house promises to prove, by its number in the catalogue of trust tests. */
const promised = `
  A01 A02 A03 A04 A07 A09 A12 A16 A17 A18 B02 B03 B04 B05 B08 B09 B10 B14 B19
  C01 C02 C03 C04 C05 C06 C07 C10 D01 D02 D08 D09 D10 D11 D12 D15 D16 D17
  G02 G03 G05 G07 G11 G12 J02 K01 K02 K03 K10 K11 K12 K13 Q02 Q03 Q04 Q05 Q06
  R01 R02 R03 R04 R05 R06 R07 R08 R12 R13 R14 R15 R17 R18 S01 V02 V04 V05 V06
  B01 B06 B07 B11 B12 B13 B15 B16 B17 C08 C12 D05 D06 P01 E03 E04 E13 E14
  A08 A10 A20 P02 Z05`
  .trim()
  .split(/\s+/);

const sources = ['src', 'test', 'drills'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true })
    .map((it) => `${folder}/${String(it)}`)
    .filter((it) => it.endsWith('.test.ts') || /^drills\/.*\.ts$/.test(it)),
);

/** Titles of tests, and the words before a drill. */
const titles = sources
  .filter((it) => it !== 'test/trust-ids.test.ts')
  .flatMap((it) => readFileSync(root + it, 'utf8').split('\n'))
  .filter((line) => /['`"].*\b[A-Z]\d\d\b|\/\*\*.*\b[A-Z]\d\d\b/.test(line))
  .join('\n');

test('every promised trust test has a test or a drill that carries its number', () => {
  expect(promised.filter((id) => !new RegExp(`\\b${id}\\b`).test(titles))).toEqual([]);
});
