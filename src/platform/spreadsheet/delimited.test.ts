import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { recordSplitter, type TextRecord } from './delimited.ts';

function cut(pieces: string[]): TextRecord[] {
  const splitter = recordSplitter({ delimiter: ',', quote: '"', skip_lines: 0 });
  return [...pieces.flatMap((it) => splitter.take(it)), ...splitter.end()];
}

const field = fc.stringMatching(/^[ab",;\r\n]{0,6}$/);
const table = fc.array(fc.array(field, { minLength: 2, maxLength: 4 }), { maxLength: 6 });
const ends = fc.constantFrom('\r\n', '\n', '\r');

describe('records', () => {
  test('come out as they went in, wherever the pieces of the text part', () => {
    fc.assert(
      fc.property(
        table,
        ends,
        fc.infiniteStream(fc.integer({ min: 1, max: 5 })),
        (rows, end, sizes) => {
          const line = (it: string[]): string =>
            it.map((value) => `"${value.replaceAll('"', '""')}"`).join(',') + end;
          const text = rows.map(line).join('');
          const pieces: string[] = [];
          for (let at = 0; at < text.length;) {
            const size = sizes.next().value as number;
            pieces.push(text.slice(at, at + size));
            at += size;
          }
          expect(cut(pieces).map((it) => it.fields)).toEqual(rows);
          expect(cut(pieces)).toEqual(cut([text]));
        },
      ),
      { numRuns: 500, seed: 20261123 },
    );
  });

  test.each<[string, string[][]]>([
    ['a,b', [['a', 'b']]],
    ['a,', [['a', '']]],
    ['"a"b,c\n', [['ab', 'c']]],
    ['a "b" c,"d\n', [['a "b" c', 'd\n']]],
    ['', []],
  ])('%j', (text, expected) => {
    expect(cut([text]).map((it) => it.fields)).toEqual(expected);
  });
});
