const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';
const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(digits: string): boolean {
  const year = Number(digits.slice(0, 4));
  const month = Number(digits.slice(4, 6));
  const day = Number(digits.slice(6, 8));
  const isLeap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const most = month === 2 && isLeap ? 29 : (monthDays[month - 1] ?? 0);
  return year >= 1900 && year < 2100 && day >= 1 && day <= most;
}

/** The check character of an ID number's first seventeen digits (GB 11643, ISO 7064 MOD 11-2). */
export function idCheck(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checks[sum % 11]!;
}

/**
 * Whether this can be a resident's ID number: eighteen places, a real day, the right check. The
 * fifteen-digit numbers ended in 2013 and have no check: they are not accepted.
 */
export function isIdNumber(text: string): boolean {
  const id = text.normalize('NFKC').trim().toUpperCase();
  if (!/^[1-9]\d{16}[\dX]$/.test(id)) return false;
  return isDay(id.slice(6, 14)) && idCheck(id.slice(0, 17)) === id[17];
}
