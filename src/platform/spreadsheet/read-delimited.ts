import { isBlank, textCell, trimmed, type Note } from './cell.ts';
import { dialectOf, recordSplitter, type TextRecord } from './delimited.ts';
import { original } from './neutral.ts';
import { budget, refuseBeyond, type NumberedRow, type ReadingLimits } from './read-workbook.ts';
import { Unreadable } from './refusals.ts';
import { decoded, textEncoding } from './text-encoding.ts';

const START = 64 << 10;
const MARKUP = /^\s*<(?:!doctype|html|table|\?xml|head|body|svg|script)/i;

/**
 * The rows of a text table in any usual encoding and dialect. Every cell is text: what a number or
 * a day is, the column's field decides, so `00123` and `2024.1.5` arrive whole.
 */
export function* readDelimited(
  bytes: Buffer,
  limits: ReadingLimits,
  note: (it: Note) => void,
): Generator<NumberedRow> {
  const encoding = textEncoding(bytes);
  if (!encoding) throw new Unreadable('not_a_table');
  if (encoding.is_guessed && encoding.label !== 'gb18030') note({ code: 'encoding_guessed' });
  let count = 0;
  let damaged = 0;
  const effort = budget();
  const rows = records(decoded(bytes, encoding), note);
  for (const { line, fields } of rows) {
    // An empty line costs as much as a short one.
    effort.spend(fields.length + 4);
    for (const it of fields) if (it.includes('\ufffd')) damaged += 1;
    const cells = trimmed(fields.map((it) => textCell(original(it), limits.max_cell)));
    if (cells.every(isBlank)) continue;
    count += 1;
    refuseBeyond(count, cells, limits);
    yield { sheet: '', row_number: line, cells };
  }
  if (damaged > 0) note({ code: 'characters_damaged', count: damaged });
}

function* records(pieces: Generator<string>, note: (it: Note) => void): Generator<TextRecord> {
  let start = '';
  // Not `for … of` with a break: leaving one closes the generator, and the rest would be lost.
  while (start.length < START) {
    const next = pieces.next();
    if (next.done) break;
    start += next.value;
  }
  if (MARKUP.test(start) || isBinary(start)) throw new Unreadable('not_a_table');
  const dialect = dialectOf(start.slice(0, START));
  const splitter = recordSplitter(dialect);
  let skip = dialect.skip_lines;
  const kept = (found: TextRecord[]): TextRecord[] => {
    const rest = found.slice(skip);
    skip -= found.length - rest.length;
    return rest;
  };
  yield* kept(splitter.take(start));
  for (const piece of pieces) yield* kept(splitter.take(piece));
  if (splitter.isOpen()) note({ code: 'quote_unclosed' });
  yield* kept(splitter.end());
}

/** Control characters no text table holds: pictures, programs and PDFs under a table's name. */
function isBinary(start: string): boolean {
  const found = start.match(/(?![\t-\r])\p{Cc}/gu);
  return (found?.length ?? 0) > start.length / 200 || start.startsWith('%PDF-');
}
