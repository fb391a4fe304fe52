import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

import { Office, Phase, UnitKind } from '#contract/identity';
import { regimesInForce } from '#modules/policy';

const glossary = new Set(
  [...readFileSync('GLOSSARY.md', 'utf8').matchAll(/`([^`]+)`/g)].map(([, word]) => word!),
);
const { termsByClause, documents } = regimesInForce();

test('every office, kind of unit and phase has its word in the glossary', () => {
  const codes = [...Office.options, ...UnitKind.options, ...Phase.options];
  expect(codes.filter((it) => !glossary.has(it))).toEqual([]);
});

test('every code a list of the regime holds has its word in the glossary', () => {
  const codes = [...termsByClause.values()]
    .flat()
    .flatMap(({ value }) => [value].flat().map(String))
    .filter((it) => /^[a-z][a-z_]+$/.test(it));
  expect(codes.length).toBeGreaterThan(30);
  expect(codes.filter((it) => !glossary.has(it))).toEqual([]);
});

test('every office that signs a document of the regime exists', () => {
  const signing = documents.flatMap((it) => [it.prepared_by, it.reviewed_by, it.approved_by]);
  expect(signing.filter((it) => !Office.safeParse(it).success)).toEqual([]);
});
