import { expect, test } from 'vitest';

import { parseSql, position, valuesOf } from './sql.ts';

test('names become positions once, casts and repeated names included', () => {
  expect(position('select $a::text, $b_1, $a, x::int')).toEqual({
    text: 'select $1::text, $2, $1, x::int',
    params: ['a', 'b_1'],
  });
});

test('a file holds statements and fragments', () => {
  const { statements, fragments } = parseSql(
    '-- why\n-- fragment: scope.own\nc.x = $x\n-- name: list_a\n-- reason\nselect 1;\n',
  );
  expect(fragments.get('scope.own')).toBe('c.x = $x');
  expect(statements.get('list_a')).toBe('select 1');
});

test('a piece nobody chooses stands wherever its name does', () => {
  const { statements, fragments } = parseSql(
    '-- fragment: line\nl.a,\n  l.b\n-- name: one\nselect {line} from l;\n-- name: two\nselect {line};\n',
  );
  expect(statements.get('one')).toBe('select l.a,\n  l.b from l');
  expect(statements.get('two')).toBe('select l.a,\n  l.b');
  expect(fragments.size).toBe(0);
});

test.each([
  ['missing', {}],
  ['in vain', { a: 1, b: 2 }],
  ['another name', { b: 1 }],
])('a parameter that is %s is a bug', (_, params) => {
  const statement = { name: 'x', text: 'select $1', params: ['a'] };
  expect(() => valuesOf(statement, params)).toThrow(/takes|missing/);
});
