import { expect, test } from 'vitest';

import { parseDocument } from './parse-document.ts';

const head = `---
title: 测试制度
number: KH-99
prepared_by: service_manager
reviewed_by: service_director
approved_by: general_manager
effective_on: 2026-01-01
version: 1.0
---

# 测试制度
`;
const body = `
## test/1 总则

### test/1a 目的

第一段。

- 第一项

### test/1b 范围

第二段。
`;

function faultsOf(source: string): string[] {
  const parsed = parseDocument('test', source);
  return 'faults' in parsed ? parsed.faults : [];
}

test('a document is its head and its paragraphs, in order', () => {
  const parsed = parseDocument('test', head + body);
  if ('faults' in parsed) throw new Error(parsed.faults.join());
  expect(parsed.document.head).toMatchObject({ number: 'KH-99', version: '1.0' });
  expect(parsed.document.paragraphs).toEqual([
    { clause: 'test/1', level: 1, title: '总则', text: '' },
    { clause: 'test/1a', level: 2, title: '目的', text: '第一段。\n\n- 第一项' },
    { clause: 'test/1b', level: 2, title: '范围', text: '第二段。' },
  ]);
});

test.each([
  ['no head', body, 'has no --- head ---'],
  ['a head without its version', head.replace('version: 1.0\n', '') + body, 'head: version'],
  ['a word in the head nobody knows', head.replace('version:', 'print:') + body, 'head:'],
  ['an impossible day', head.replace('2026-01-01', '2026-02-30') + body, 'head: effective_on'],
  ['no title', head.replace('# 测试制度\n', '') + body, 'the heading "# 测试制度" is missing'],
  ['words before the first clause', `${head}开头\n${body}`, 'words before the first clause: 开头'],
  ['no clause', head, 'has no clause'],
  ['a heading without an id', `${head + body}\n## 附则\n`, 'not a clause heading: ## 附则'],
  ['a foreign clause', `${head + body}\n## other/2 附则\n`, 'a clause of another document'],
  [
    'a clause at chapter depth',
    `${head + body}\n## test/1c 其他\n\n话\n`,
    'wrong depth of heading',
  ],
  ['a chapter too deep', `${head + body}\n### test/2 附则\n`, 'wrong depth of heading'],
  ['an id used twice', `${head + body}\n### test/1a 再说\n\n话\n`, 'test/1a stands twice'],
  [
    'a clause in a strange chapter',
    `${head + body}\n### test/2a 其他\n\n话\n`,
    'outside its chapter',
  ],
  ['an empty clause', `${head + body}\n### test/1c 空\n`, 'test/1c says nothing'],
])('%s is a fault', (_case, source, fault) => {
  expect(faultsOf(source).join('\n')).toContain(fault);
});
