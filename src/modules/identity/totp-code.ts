import { equal, hmacSha1 } from '#platform/cipher';

/** RFC 6238 as every authenticator app does it: SHA-1, six digits, thirty seconds. */
const DIGITS = 6;
const PERIOD_MS = 30_000;
/** A clock may be one period off, and a person slow (RFC 6238 §5.2). */
const DRIFT = 1;

export const stepAt = (at: Date): number => Math.floor(at.getTime() / PERIOD_MS);

/** The code of a period; HOTP (RFC 4226 §5.3) over the number of the period. */
export function codeOf(secret: Buffer, step: number, digits = DIGITS): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const mac = hmacSha1(secret, counter);
  const offset = mac.at(-1)! & 15;
  const number = mac.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, '0');
}

/** The period whose code this is, of those that count at a moment; undefined when there is none. */
export function stepOf(secret: Buffer, code: string, at: Date): number | undefined {
  const now = stepAt(at);
  const given = Buffer.from(code);
  let found: number | undefined;
  for (let step = now - DRIFT; step <= now + DRIFT; step++)
    if (equal(Buffer.from(codeOf(secret, step)), given)) found = step;
  return found;
}
