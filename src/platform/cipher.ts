import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes as random,
  randomInt as randomBelow,
  timingSafeEqual,
} from 'node:crypto';

/** For the certificate of the server alone (tls.ts). */
export { createPrivateKey, X509Certificate } from 'node:crypto';

/** Suite 1: AES-256-GCM. 2 is reserved for SM4-GCM, so that records say how they were sealed. */
const AES_256_GCM = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;
const SUITE = Buffer.of(AES_256_GCM);
const LENGTHS = { authTagLength: TAG };

/**
 * A sealed value that does not open: moved, altered, or under another key. Says nothing of its
 * content.
 */
export class SealBroken extends Error {
  override name = 'SealBroken';
}

export const randomBytes = (count: number): Buffer => random(count);
export const randomInt = (below: number): number => randomBelow(below);

/** A secret to hand out: 256 bits in base64url unless fewer bytes are asked for. */
export const randomToken = (bytes = 32): string => random(bytes).toString('base64url');

/** One hash of all parts joined: callers put a separator where two splits could be confused. */
export function sha256(...parts: readonly (string | Buffer)[]): Buffer {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}

/** How a handed-out secret is kept: only its hash, which is enough to recognise it. */
export const hashToken = (token: string): Buffer => sha256(token);

export function hmac(key: Buffer, ...parts: readonly (string | Buffer)[]): Buffer {
  const mac = createHmac('sha256', key);
  for (const part of parts) mac.update(part);
  return mac.digest();
}

/** SHA-1, for the codes of authenticator apps alone: RFC 6238 as they all do it. */
export const hmacSha1 = (key: Buffer, text: Buffer): Buffer =>
  createHmac('sha1', key).update(text).digest();

export const equal = (a: Buffer, b: Buffer): boolean =>
  a.length === b.length && timingSafeEqual(a, b);

/**
 * Seals a value: suite (1) | nonce (12) | ciphertext | tag (16). `aad` says where the value stands;
 * the same words must be given to open it (K02). The key has 32 bytes.
 */
export function seal(key: Buffer, plain: Buffer | string, aad: string): Buffer {
  const nonce = random(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  cipher.setAAD(Buffer.from(aad));
  const body = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  cipher.final();
  return Buffer.concat([SUITE, nonce, body, cipher.getAuthTag()]);
}

/**
 * Opens what `seal` made for this key and place, whole or not at all: throws SealBroken. A key of
 * the wrong length is a defect and throws RangeError.
 */
export function open(key: Buffer, sealed: Buffer, aad: string): Buffer {
  if (sealed.length < HEAD + TAG || sealed[0] !== AES_256_GCM) throw new SealBroken('unknown seal');
  const end = sealed.length - TAG;
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, HEAD), LENGTHS);
  decipher.setAAD(Buffer.from(aad));
  decipher.setAuthTag(sealed.subarray(end));
  const plain = decipher.update(sealed.subarray(HEAD, end));
  try {
    decipher.final();
  } catch {
    throw new SealBroken('the seal is broken');
  }
  return plain;
}
