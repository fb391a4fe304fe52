/** How a text table is written. */
export interface Dialect {
  delimiter: string;
  quote: '"' | "'";
  /** Lines to leave out before the table: `sep=;` is an order to Excel, not data. */
  skip_lines: number;
}

/** One record of a text table and the line it begins on, counted from 1. */
export interface TextRecord {
  line: number;
  fields: string[];
}

const DELIMITERS = [',', '\t', ';', '|'];

/** The dialect, told from the beginning of the text (64 kB are plenty). */
export function dialectOf(start: string): Dialect {
  const order = /^sep=(.)\r?(?:\n|$|\r)/i.exec(start);
  if (order) return { delimiter: order[1]!, quote: '"', skip_lines: 1 };
  const best = DELIMITERS.map((delimiter) => ({ delimiter, ...evenness(start, delimiter) })).sort(
    (a, b) => b.score - a.score,
  )[0]!;
  const delimiter = best.score > 0 ? best.delimiter : ',';
  return { delimiter, quote: quoteOf(start, delimiter), skip_lines: 0 };
}

/**
 * How evenly a delimiter cuts the records: the share of records with the commonest number of
 * fields, weighted by that number. A comma inside an address cuts unevenly.
 */
function evenness(start: string, delimiter: string): { score: number } {
  const counts = new Map<number, number>();
  let total = 0;
  const splitter = recordSplitter({ delimiter, quote: '"', skip_lines: 0 });
  for (const { fields } of splitter.take(start).slice(0, 200)) {
    if (fields.length === 1 && fields[0]!.trim() === '') continue;
    total += 1;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  for (const { fields } of total === 0 ? splitter.end() : []) {
    total += 1;
    counts.set(fields.length, (counts.get(fields.length) ?? 0) + 1);
  }
  let score = 0;
  for (const [width, seen] of counts)
    if (width > 1) score = Math.max(score, (seen / total) ** 2 * Math.log2(width + 1));
  return { score };
}

/** Single quotes are quotes only where they stand around whole fields and double ones nowhere. */
function quoteOf(start: string, delimiter: string): '"' | "'" {
  if (start.includes('"')) return '"';
  const edge = delimiter.replace(/[|\\]/g, '\\$&');
  const opened = start.match(new RegExp(`(?:^|[${edge}\\r\\n])'`, 'g'))?.length ?? 0;
  const closed = start.match(new RegExp(`'(?=[${edge}\\r\\n]|$)`, 'g'))?.length ?? 0;
  return opened > 2 && Math.abs(opened - closed) <= opened / 10 ? "'" : '"';
}

/**
 * Cuts text, given in pieces, into records. Quotes may hold delimiters, line ends and doubled
 * quotes; a quote in the middle of a field is a character like others; lines end in LF, CRLF or CR.
 */
export function recordSplitter(dialect: Dialect): {
  take(piece: string): TextRecord[];
  /** What is left when the text has ended. */
  end(): TextRecord[];
  /** Whether the text ended inside quotes. */
  isOpen(): boolean;
} {
  const { delimiter, quote } = dialect;
  const special = new RegExp(`[${delimiter.replace(/[|\\\]^-]/g, '\\$&')}\\r\\n]`, 'g');
  let rest = '';
  let line = 1;
  let begun = 1;
  let field = '';
  let fields: string[] = [];
  /** at: before a field; bare: in one; quoted: inside quotes; closed: after the closing quote. */
  let place: 'at' | 'bare' | 'quoted' | 'closed' = 'at';
  let done: TextRecord[] = [];

  const endField = (): void => {
    fields.push(field);
    field = '';
    place = 'at';
  };
  const endRecord = (): void => {
    endField();
    done.push({ line: begun, fields });
    fields = [];
    line += 1;
    begun = line;
  };
  /** Reads from `at`; returns where to go on, or -1 when more text is needed to decide. */
  const step = (text: string, at: number, isLast: boolean): number => {
    const char = text[at]!;
    if (place === 'quoted') {
      const close = text.indexOf(quote, at);
      const until = close === -1 ? text.length : close;
      const inside = text.slice(at, until);
      line += lineCount(inside);
      field += inside;
      if (close !== -1) place = 'closed';
      return close === -1 ? text.length : close + 1;
    }
    if (place === 'closed' && char === quote) {
      field += quote;
      place = 'quoted';
      return at + 1;
    }
    if (place === 'at' && char === quote) {
      place = 'quoted';
      return at + 1;
    }
    if (char === delimiter) {
      endField();
      return at + 1;
    }
    if (char === '\r' && at + 1 === text.length && !isLast) return -1;
    if (char === '\r' || char === '\n') {
      endRecord();
      return char === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1;
    }
    special.lastIndex = at;
    const found = special.exec(text);
    const until = found ? found.index : text.length;
    field += text.slice(at, until);
    place = 'bare';
    return until;
  };
  const run = (text: string, isLast: boolean): TextRecord[] => {
    done = [];
    let at = 0;
    while (at < text.length) {
      const next = step(text, at, isLast);
      if (next === -1) break;
      at = next;
    }
    rest = text.slice(at);
    return done;
  };
  return {
    take: (piece) => run(rest + piece, false),
    end() {
      const last = run(rest, true);
      if (fields.length > 0 || field !== '' || place !== 'at') endRecord();
      return last;
    },
    isOpen: () => place === 'quoted',
  };
}

function lineCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) count += 1;
  return count || (text.includes('\r') ? text.split('\r').length - 1 : 0);
}
