const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checks = '10X98765432';

function isDay(text: string): boolean {
  const [year, month, day] = [text.slice(0, 4), text.slice(4, 6), text.slice(6, 8)];
  const time = Date.parse(`${year}-${month}-${day}T00:00:00Z`);
  if (Number.isNaN(time)) return false;
  return Number(year) >= 1900 && new Date(time).toISOString().startsWith(`${year}-${month}-${day}`);
}

/** The check character of an ID number's first seventeen digits (GB 11643, ISO 7064 MOD 11-2). */
export function idCheck(first17: string): string {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(first17[at]), 0);
  return checks[sum % 11]!;
}

/** Whether this can be a resident's ID number: eighteen places, a real day, the right check. */
export function isIdNumber(text: string): boolean {
  const id = text.normalize('NFKC').toUpperCase();
  return /^\d{17}[\dX]$/.test(id) && isDay(id.slice(6, 14)) && idCheck(id.slice(0, 17)) === id[17];
}
