/** What people write between the digits of a number; anything else makes it no number. */
const SEPARATORS = /[\s().\-‐-―−~]/g;
const CHINA = /^(?:\+|00)86/;
const SERVICE_NUMBER = /^(?:400|800|9\d)/;

/**
 * A phone number as it is kept: two spellings of one number are one before they are compared. Full
 * width, spaces, dashes, dots and brackets fall away, and so do China's country code and the trunk
 * zero some dial before a mobile; a landline keeps its area code's zero, whichever way it came.
 * Other countries are kept as 00 and their code, so that +1 415… is not taken for a mobile here.
 *
 * Answers 7 to 15 digits, or undefined for what cannot be one number: words, an extension, two
 * numbers in one field, a spreadsheet's 1.38E+10. Nothing is guessed.
 */
export function normalPhone(text: string): string | undefined {
  const written = text
    .normalize('NFKC')
    .trim()
    .replace(/(?<=^\d{11})\.0+$/, '') // A spreadsheet's whole number, written as a decimal.
    .replaceAll(SEPARATORS, '');
  if (!/^\+?\d+$/.test(written)) return undefined;
  const digits = nationalOf(written);
  return /^\d{7,15}$/.test(digits) ? digits : undefined;
}

function nationalOf(written: string): string {
  if (CHINA.test(written)) return withTrunkZero(written.replace(CHINA, ''));
  const digits = written.replace(/^\+/, '00');
  const mobile = /^(?:86|0)?(1[3-9]\d{9})$/.exec(digits)?.[1];
  return mobile ?? digits;
}

/**
 * The number behind +86: a mobile or service number stands alone, a landline gets its zero back.
 */
function withTrunkZero(digits: string): string {
  const bare = digits.replace(/^0(?=1[3-9]\d{9}$)/, '');
  if (isMobile(bare) || bare.startsWith('0') || SERVICE_NUMBER.test(bare)) return bare;
  return bare.length < 9 ? '' : `0${bare}`; // Without an area code nobody abroad could dial it.
}

/** A mobile number of the Chinese mainland, as kept: eleven digits. */
export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone);
