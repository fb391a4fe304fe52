const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
/** Registering office and kind, six digits of the place, nine of the organisation, the check. */
const SHAPE = /^[1-9A-HJ-NPQRTUWXY][0-9A-HJ-NPQRTUWXY]\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;

/** Whether this can be a 统一社会信用代码: eighteen places and the right check (GB 32100). */
export function isCreditCode(text: string): boolean {
  const code = text.normalize('NFKC').trim().toUpperCase();
  if (!SHAPE.test(code)) return false;
  const sum = weights.reduce(
    (total, weight, at) => total + weight * alphabet.indexOf(code[at]!),
    0,
  );
  return alphabet[(31 - (sum % 31)) % 31] === code[17];
}
