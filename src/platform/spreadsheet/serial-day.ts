const DAY_MS = 86_400_000;
/** Day 0 for serials from 61 on. Excel believes in 1900-02-29: those before count a day later. */
const ZERO_1900 = Date.UTC(1899, 11, 30);
const ZERO_1904 = Date.UTC(1904, 0, 1);

/**
 * What a date's serial number shows: a day, a moment, or a time of day when it has no day. A number
 * that is no date (below 0, the 29 February that never was, beyond 9999) stays a number.
 */
export function serialText(serial: number, is1904: boolean): string | number {
  // The fraction by itself: multiplied whole, half a second less a hair would round up.
  const part = Math.round((serial - Math.floor(serial)) * 86_400);
  const days = Math.floor(serial) + (part === 86_400 ? 1 : 0);
  if (!(serial >= 0) || days > 2_958_465 || (!is1904 && days === 60)) return serial;
  const time = new Date((part % 86_400) * 1000).toISOString().slice(11, 19);
  if (days === 0 && !is1904) return time;
  const zero = is1904 ? ZERO_1904 : ZERO_1900 + (days < 60 ? DAY_MS : 0);
  const day = new Date(zero + days * DAY_MS).toISOString().slice(0, 10);
  return time === '00:00:00' ? day : `${day}T${time}`;
}

/** Formats every program knows by number: dates and times, those of Chinese Excel included. */
function isDateNumber(id: number): boolean {
  return (
    (id >= 14 && id <= 22) ||
    (id >= 27 && id <= 36) ||
    (id >= 45 && id <= 47) ||
    (id >= 50 && id <= 58)
  );
}

/** Whether a written format shows a date or time: a letter of one outside quotes and conditions. */
export function isDateFormat(format: string): boolean {
  const bare = format
    .replace(/"[^"]*"|\\.|_.|\*./g, '')
    .replace(/\[(?!(?:h+|m+|s+)\])[^\]]*\]/gi, '')
    .replace(/general|g\/通用格式/gi, '')
    .split(';')[0]!;
  return /[ymdhs]/i.test(bare);
}

/** Which cell styles of a workbook show dates, by the number cells name them with. */
export function dateStyles(stylesXml: string): boolean[] {
  const dated = new Set<number>();
  for (const [, tag = ''] of stylesXml.matchAll(/<(?:\w+:)?numFmt\s([^<>]*)>/g)) {
    const id = /numFmtId="(\d+)"/.exec(tag)?.[1];
    const format = /formatCode="([^"]*)"/.exec(tag)?.[1];
    if (id && format && isDateFormat(format.replaceAll('&quot;', '"'))) dated.add(Number(id));
  }
  const start = stylesXml.search(/<(?:\w+:)?cellXfs[\s>]/);
  const end = stylesXml.search(/<\/(?:\w+:)?cellXfs>/);
  if (start === -1 || end === -1) return [];
  const formats = stylesXml.slice(start, end).matchAll(/<(?:\w+:)?xf\s([^<>]*)>/g);
  return [...formats].map(([, tag = '']) => {
    const id = Number(/numFmtId="(\d+)"/.exec(tag)?.[1] ?? 0);
    return isDateNumber(id) || dated.has(id);
  });
}
