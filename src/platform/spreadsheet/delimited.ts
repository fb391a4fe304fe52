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

export interface RecordSplitter {
  take(piece: string): TextRecord[];
  /** What is left when the text has ended. */
  end(): TextRecord[];
  /** Whether the text so far ends inside quotes. */
  isOpen(): boolean;
}

interface Cutting {
  line: number;
  /** The line the record at hand began on. */
  begun: number;
  field: string;
  fields: string[];
  /** at: before a field; bare: in one; quoted: inside quotes; closed: after the closing quote. */
  place: 'at' | 'bare' | 'quoted' | 'closed';
  /** The last character was a CR: a LF now belongs to it and begins no line of its own. */
  was_cr: boolean;
  done: TextRecord[];
}

/**
 * Cuts text, given in pieces, into records. Quotes may hold delimiters, line ends and doubled
 * quotes; a quote in the middle of a field is a character like others; lines end in LF, CRLF or CR.
 */
export function recordSplitter({ delimiter, quote }: Dialect): RecordSplitter {
  const special = new RegExp(`[${delimiter.replace(/[|\\\]^-]/g, '\\$&')}\\r\\n]`, 'g');
  const now: Cutting = {
    line: 1,
    begun: 1,
    field: '',
    fields: [],
    place: 'at',
    was_cr: false,
    done: [],
  };
  /** Reads from `at` and returns where to go on. */
  const step = (text: string, at: number): number => {
    if (now.place === 'quoted') return quotedPart(now, text, at, quote);
    const char = text[at]!;
    const follows = now.was_cr && char === '\n';
    now.was_cr = false;
    if (follows) return at + 1;
    if (char === quote && now.place !== 'bare') {
      // A second quote right after a closing one is a quote in the text.
      if (now.place === 'closed') now.field += quote;
      now.place = 'quoted';
      return at + 1;
    }
    if (char === delimiter) endField(now);
    else if (char === '\r' || char === '\n') {
      endRecord(now);
      now.was_cr = char === '\r';
    } else {
      special.lastIndex = at;
      const until = special.exec(text)?.index ?? text.length;
      now.field += text.slice(at, until);
      now.place = 'bare';
      return until;
    }
    return at + 1;
  };
  const taken = (): TextRecord[] => {
    const records = now.done;
    now.done = [];
    return records;
  };
  return {
    take(piece) {
      for (let at = 0; at < piece.length;) at = step(piece, at);
      return taken();
    },
    end() {
      if (now.fields.length > 0 || now.field !== '' || now.place !== 'at') endRecord(now);
      return taken();
    },
    isOpen: () => now.place === 'quoted',
  };
}

function quotedPart(now: Cutting, text: string, at: number, quote: string): number {
  const close = text.indexOf(quote, at);
  const inside = text.slice(at, close === -1 ? text.length : close);
  now.line += lineCount(inside, now.was_cr);
  now.was_cr = inside.endsWith('\r') && close === -1;
  now.field += inside;
  if (close === -1) return text.length;
  now.place = 'closed';
  return close + 1;
}

function endField(now: Cutting): void {
  now.fields.push(now.field);
  now.field = '';
  now.place = 'at';
}

function endRecord(now: Cutting): void {
  endField(now);
  now.done.push({ line: now.begun, fields: now.fields });
  now.fields = [];
  now.line += 1;
  now.begun = now.line;
}

/** Line ends in a text: LF, CRLF or CR; `afterCr` says that a CR came right before it. */
function lineCount(text: string, afterCr: boolean): number {
  const ends = text.match(/\r\n?|\n/g)?.length ?? 0;
  return afterCr && text.startsWith('\n') ? ends - 1 : ends;
}
