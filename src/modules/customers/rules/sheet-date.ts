import type { SheetCell } from './sheet-text.ts';
import { cleanText } from './sheet-text.ts';

export type ReadDay = { day: string } | { code: 'date_unreadable' | 'date_out_of_range' };

const LONGEST = 40;
const DAY_MS = 86_400_000;
const EXCEL_ZERO = Date.UTC(1899, 11, 30);
const FULL = /^(\d{4})\s*[-/.年\s]\s*(\d{1,2})\s*[-/.月\s]\s*(\d{1,2})\s*[日号]?(?:[T\s,].*)?$/;
const SHORT = /^(\d{2})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s].*)?$/;
const PACKED = /^(\d{4})(\d{2})(\d{2})$/;
const LAST = /^(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})(?:[T\s,].*)?$/;

/**
 * The day a cell of a date column means, undefined when it is empty. Takes real dates, the Chinese
 * and Western spellings, `20240105`, and bare serial numbers left where a format was lost.
 * Where day and month could be exchanged (3/5/2024) it does not guess.
 */
export function readDay(cell: SheetCell | undefined): ReadDay | undefined {
  if (typeof cell === 'object' && cell !== null) return { code: 'date_unreadable' };
  const text = cleanText(cell);
  if (text === '' || /^0+[-/.]0+[-/.]0+$/.test(text)) return undefined;
  if (/^\d{5}(?:\.\d+)?$/.test(text)) return serialDay(Number(text));
  if (text.length > LONGEST) return { code: 'date_unreadable' };
  const full = FULL.exec(text) ?? PACKED.exec(text);
  if (full) return dayFrom(Number(full[1]), Number(full[2]), Number(full[3]));
  const short = SHORT.exec(text);
  if (short) {
    const year = Number(short[1]);
    return dayFrom(year < 50 ? 2000 + year : 1900 + year, Number(short[2]), Number(short[3]));
  }
  const last = LAST.exec(text);
  return last ? yearLast(last) : { code: 'date_unreadable' };
}

function serialDay(serial: number): ReadDay {
  // 10,000 is 1927 and 80,000 is 2119: other five-digit numbers are no days.
  if (serial < 10_000 || serial > 80_000) return { code: 'date_unreadable' };
  const day = new Date(EXCEL_ZERO + Math.floor(serial) * DAY_MS).toISOString().slice(0, 10);
  return { day };
}

function yearLast([, first = '', sign = '', second = '', year = '']: RegExpExecArray): ReadDay {
  const [one, two] = [Number(first), Number(second)];
  if (sign === '.' || one > 12) return dayFrom(Number(year), two, one);
  if (two > 12 || one === two) return dayFrom(Number(year), one, two);
  return { code: 'date_unreadable' };
}

function dayFrom(year: number, month: number, day: number): ReadDay {
  const at = new Date(Date.UTC(year, month - 1, day));
  if (at.getUTCMonth() !== month - 1 || at.getUTCDate() !== day) return { code: 'date_unreadable' };
  if (year < 1900 || year > 2199) return { code: 'date_out_of_range' };
  return { day: at.toISOString().slice(0, 10) };
}
