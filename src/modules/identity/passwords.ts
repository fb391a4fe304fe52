import { hash, verify } from '@node-rs/argon2';

import { randomToken } from '#platform/cipher';

/** 19 MiB and two passes: about 40 ms, off the main thread (OWASP's figures for argon2id). */
export const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Two spellings of one password, composed and decomposed, are one. */
const normal = (password: string) => password.normalize('NFC');

export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost);

let somebody: Promise<string> | undefined;

/**
 * Whether a password is the one behind a hash. Without a hash the same work is done on nobody's, so
 * that a name that does not exist takes as long as one that does (B03).
 */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  somebody ??= hashPassword(randomToken());
  const isRight = await verify(kept ?? (await somebody), normal(password));
  return kept !== null && isRight;
}

/** A first password to hand over by word of mouth: no letters that are misheard or misread. */
export const firstPassword = (): string =>
  randomToken(24)
    .replaceAll(/[^a-km-zA-HJ-NP-Z2-9]/g, '')
    .slice(0, 14);
