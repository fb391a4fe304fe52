/** 单雄信 → 单**: the surname stays so that colleagues can talk about the right record. */
export function maskName(name: string): string {
  const [first = '', ...rest] = [...name];
  return first + '*'.repeat(Math.max(rest.length, 1));
}

/** 13812348000 → 138****8000. Short numbers keep their last two digits. */
export function maskPhone(phone: string): string {
  if (phone.length < 8) return '*'.repeat(Math.max(phone.length - 2, 1)) + phone.slice(-2);
  return phone.slice(0, 3) + '*'.repeat(phone.length - 7) + phone.slice(-4);
}

/** 110101199003071234 → 1*****************: existence shows, nothing else. */
export function maskText(text: string): string {
  return text === '' ? '' : '***';
}
