import { beforeAll, expect, test } from 'vitest';

import { phoneToken, tokenBits, tokenKinds, tokensOf, useIndexKey } from './tokens.ts';

beforeAll(() => useIndexKey(Buffer.alloc(32, 5)));

const kindsOf = (tokens: { kind: number }[]) => tokens.map((it) => it.kind);

test('a name, its initials and its pinyin each leave short tokens', () => {
  const tokens = tokensOf({ name: '单雄信' });
  const { name_run, name_initials, name_pinyin } = tokenKinds;
  const kinds = [name_run, name_run, name_initials, name_pinyin, name_pinyin, name_pinyin];
  expect(kindsOf(tokens)).toEqual(kinds);
});

test.each(['name_run', 'name_initials', 'name_pinyin'] as const)(
  'tokens of %s fill the bits K09 was measured at, and no more',
  (kind) => {
    const names = Array.from(
      { length: 500 },
      (_, at) => `王${String.fromCodePoint(0x4e00 + at)}一`,
    );
    const own = names
      .flatMap((name) => tokensOf({ name }))
      .filter((it) => it.kind === tokenKinds[kind]);
    const highest = Math.max(...own.map((it) => it.token));
    expect(highest).toBeLessThan(2 ** tokenBits[kind]);
    expect(highest).toBeGreaterThan(2 ** (tokenBits[kind] - 1));
  },
);

test.each(['王', '王先生', '欧阳女士'])('%s leaves no token: it would name the surname', (name) =>
  expect(tokensOf({ name })).toEqual([]),
);

test('a phone leaves the token of its last four and six bits of the whole', () => {
  const one = phoneToken('13812348000');
  const other = phoneToken('13912348000');
  expect(one.token).toBe(other.token);
  expect(one.extra).toBeLessThan(64);
  expect(tokensOf({ phones: ['+86 138-1234-8000'] })).toEqual([one]);
});

test('without its key nothing can be looked for, and another key makes other tokens', () => {
  const before = phoneToken('13812348000');
  useIndexKey(Buffer.alloc(32, 6));
  expect(phoneToken('13812348000').token).not.toBe(before.token);
  useIndexKey(Buffer.alloc(32, 5));
});
