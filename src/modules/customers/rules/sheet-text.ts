/**
 * One cell of an uploaded sheet, as `#platform/spreadsheet` hands it over; written out here because
 * rules know no platform, and the browser uses them too.
 */
export type SheetCell = string | number | boolean | null | SheetFlag;
export interface SheetFlag {
  flag: 'lost_digits' | 'too_long' | 'formula_error';
  text: string;
}

/** What kind of text a cell holds: enough to explain an issue without repeating anybody's data. */
export type TextClass = 'empty' | 'digits' | 'number' | 'date' | 'latin' | 'han' | 'mixed';

// Controls, zero-width and direction marks, half surrogate pairs; not tabs and line ends.
const INVISIBLE = /(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}]/gu;
const NOTHING =
  /^(?:无|没有|暂无|未知|不详|空|n\/?a|null|none|nil|unknown|unspecified|未指定|保密|[-—_/\\.*?？]+)$/i;

/**
 * Full-width digits, letters and signs as half-width ones. Not NFKC, which would also change rare
 * characters of names into other ones.
 */
export function halfWidth(text: string): string {
  return text
    .replace(/[\uff01-\uff5e]/g, (it) => String.fromCharCode(it.charCodeAt(0) - 0xfee0))
    .replace(/\u3000/g, ' ');
}

/** The cell as clean text; `''` for nothing and for the words people write for nothing. */
export function cleanText(cell: SheetCell | undefined): string {
  if (cell === null || cell === undefined || typeof cell === 'boolean') return '';
  if (typeof cell === 'number') return String(cell);
  if (typeof cell === 'object') return '';
  const text = halfWidth(cell)
    .replace(INVISIBLE, '')
    // An apostrophe before digits is Excel's sign for "keep this as text".
    .replace(/^\s*'(?=[\d+])/, '')
    .trim();
  return NOTHING.test(text) ? '' : text;
}

/**
 * The cell as text written at length: digits and letters half-width, its own punctuation kept.
 */
export function writtenText(cell: SheetCell | undefined): string {
  if (typeof cell !== 'string' || cleanText(cell) === '') return cleanText(cell);
  return cell
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, halfWidth)
    .replace(INVISIBLE, '')
    .replace(/\r\n?/g, '\n')
    .replace(/^\s*'(?=[\d+])/, '')
    .trim();
}

/** A name without the spaces people put between its characters: `张 三`. */
export function cleanName(text: string): string {
  return text.replace(/(?<=\p{Script=Han})\s+(?=\p{Script=Han})/gu, '').replace(/\s+/g, ' ');
}

export function textClass(cell: SheetCell | undefined): TextClass {
  if (typeof cell === 'number') return 'number';
  const text = typeof cell === 'object' && cell !== null ? cell.text : cleanText(cell);
  if (text === '') return 'empty';
  if (/^\d+$/.test(text)) return 'digits';
  if (/^[-+]?[\d.,]+(?:e[-+]?\d+)?$/i.test(text)) return 'number';
  if (/^\d{2,4}[-/.年]\d{1,2}[-/.月]\d{1,2}/.test(text)) return 'date';
  if (/^[\x20-\x7e]+$/.test(text)) return 'latin';
  return /^[\p{Script=Han}·\s]+$/u.test(text) ? 'han' : 'mixed';
}
