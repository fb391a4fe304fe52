import { expect, test } from 'vitest';

import { textChanges } from './text-changes.ts';

const written = (before: string, after: string) =>
  textChanges(before, after).map(
    ({ kind, text }) => `${{ same: '', gone: '-', new: '+' }[kind]}${text}`,
  );

test.each<[string, string, string, string[]]>([
  ['nothing', '一。二。', '一。二。', ['一。二。']],
  ['a sentence added', '一。三。', '一。二。三。', ['一。', '+二。', '三。']],
  ['a sentence taken out', '一。二。三。', '一。三。', ['一。', '-二。', '三。']],
  [
    'one reworded',
    'One. Two. Three.',
    'One. Other. Three.',
    ['One.', '- Two.', '+ Other.', ' Three.'],
  ],
  ['without an end', '一。二', '一。三', ['一。', '-二', '+三']],
  ['from nothing', '', '一。', ['+一。']],
  ['lines', '甲\n乙', '甲\n丙\n乙', ['甲\n', '+丙\n', '乙']],
])('%s', (_title, before, after, expected) => {
  expect(written(before, after)).toEqual(expected);
});

test('what is the same and gone is the old text, what is the same and new is the new one', () => {
  const old = '我们记录称呼。只在同意的范围内使用！可以撤回；也可以删除。';
  const now = '我们记录称呼和电话。只在同意的范围内使用！随时可以撤回；也可以删除。谢谢';
  const pieces = textChanges(old, now);
  const kept = (not: string) => pieces.flatMap((it) => (it.kind === not ? [] : it.text)).join('');
  expect([kept('new'), kept('gone')]).toEqual([old, now]);
});
