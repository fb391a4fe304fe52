/** 全角 → 半角, and nothing but digits and a leading plus. */
function digitsOf(text: string): string {
  return text.normalize('NFKC').replaceAll(/[^\d+]/g, '');
}

/**
 * A phone number as it is kept: two spellings of one number are one before they are compared. The
 * country code of China falls away; undefined for what cannot be a number.
 */
export function normalPhone(text: string): string | undefined {
  const digits = digitsOf(text)
    .replace(/^(\+86|0086)/, '')
    .replaceAll('+', '');
  const bare = /^86(1[3-9]\d{9})$/.exec(digits)?.[1] ?? digits;
  return /^\d{7,15}$/.test(bare) ? bare : undefined;
}

/** A mobile number of the Chinese mainland. */
export const isMobile = (phone: string): boolean => /^1[3-9]\d{9}$/.test(phone);
