import { hmac } from '#platform/cipher';
import type { Transaction } from '#platform/database';
import { loadSql } from '#platform/sql';
import { normalPhone, nameRuns } from '#rules/vault';

import { refusals } from './keys.ts';
import { wordsOfName } from './pinyin.ts';

const sql = loadSql(import.meta.url);

const LAST_FOUR_BITS = 31;
const WHOLE_PHONE_BITS = 6;

export const tokenKinds = {
  phone: 1,
  name_run: 2,
  name_initials: 3,
  name_pinyin: 4,
  id_number: 5,
  email: 6,
  credit_code: 7,
} as const;
export type TokenKind = keyof typeof tokenKinds;

/**
 * Bits of a token (ruling "Search": chosen for 10⁵ customers, measured by `bench/attack.mjs`). More
 * bits give names away to whoever counts tokens, fewer open too many archives for one search.
 * Initials are so few and so unequal that 13 bits gave 2.4 % of them away and 10 bits 1.1 %; 8 bits
 * give about 0.6 %, for some 390 candidates a bucket at 10⁵.
 */
export const tokenBits = {
  name_run: 13,
  name_initials: 8,
  name_pinyin: 13,
  id_number: 13,
  email: 13,
  credit_code: 13,
} as const satisfies Record<Exclude<TokenKind, 'phone'>, number>;

/** One narrow number by which an archive is found; `extra` is only used by phones. */
export interface Token {
  kind: number;
  token: number;
  extra: number;
}

/** The words of an archive that can be searched for. */
export interface Searchable {
  name?: string | undefined;
  phones?: readonly string[] | undefined;
  id_number?: string | undefined;
  email?: string | undefined;
  credit_code?: string | undefined;
}

let indexKey: Buffer | undefined;

/**
 * The key of the search tokens. It has the master key's protection: with it tokens can be guessed.
 */
export function useIndexKey(key: Buffer | undefined): void {
  indexKey = key;
}

function bitsOf(kind: TokenKind | 'whole_phone', word: string, bits: number): number {
  if (!indexKey) throw refusals.sealed();
  return hmac(indexKey, `${kind}|${word}`).readUInt32BE(0) >>> (32 - bits);
}

function short(kind: keyof typeof tokenBits, word: string): Token {
  return { kind: tokenKinds[kind], token: bitsOf(kind, word, tokenBits[kind]), extra: 0 };
}

/** A phone by its last four digits, and with six bits of the whole as the second key column. */
export function phoneToken(phone: string): Token {
  return {
    ...lastFourToken(phone.slice(-4)),
    extra: bitsOf('whole_phone', phone, WHOLE_PHONE_BITS),
  };
}

export function lastFourToken(digits: string): Token {
  return { kind: tokenKinds.phone, token: bitsOf('phone', digits, LAST_FOUR_BITS), extra: 0 };
}

export const nameRunTokens = (name: string): Token[] =>
  nameRuns(name).map((run) => short('name_run', run));

export const initialsToken = (initials: string): Token =>
  short('name_initials', initials.toLowerCase());

export const pinyinToken = (run: string): Token => short('name_pinyin', run.toLowerCase());

export const idNumberToken = (id: string): Token => short('id_number', id.toUpperCase());
export const emailToken = (email: string): Token => short('email', email.toLowerCase());
export const creditCodeToken = (code: string): Token => short('credit_code', code.toUpperCase());

/** Every token of one archive. No token names a surname or an initial alone (findings §4b). */
export function tokensOf({ name, phones, id_number, email, credit_code }: Searchable): Token[] {
  const tokens: Token[] = (phones ?? []).map((it) => phoneToken(normalPhone(it) ?? it));
  if (name) tokens.push(...wordsOfName(name).map(({ kind, text }) => short(kind, text)));
  if (id_number) tokens.push(idNumberToken(id_number));
  if (email) tokens.push(emailToken(email));
  if (credit_code) tokens.push(creditCodeToken(credit_code));
  return tokens;
}

/** Writes the tokens of many archives in one statement; writing one twice changes nothing. */
export async function writeTokens(
  db: Transaction,
  archives: readonly { customer_id: string; tokens: readonly Token[] }[],
): Promise<void> {
  const rows = archives.flatMap(({ customer_id, tokens }) =>
    tokens.map((it) => ({ ...it, customer_id })),
  );
  await db.run(sql('insert_tokens'), {
    kinds: rows.map((it) => it.kind),
    tokens: rows.map((it) => it.token),
    extras: rows.map((it) => it.extra),
    customer_ids: rows.map((it) => it.customer_id),
  });
}

/** Replaces the tokens of one archive after its name or numbers changed. */
export async function replaceTokens(
  db: Transaction,
  customer_id: string,
  tokens: readonly Token[],
): Promise<void> {
  await db.run(sql('delete_tokens'), { customer_id, kinds: Object.values(tokenKinds) });
  await writeTokens(db, [{ customer_id, tokens }]);
}

const PHONE_LOCKS = 7301;

/**
 * Makes everyone who registers this phone take turns until the transaction ends: there is no unique
 * index on a secret, so uniqueness is a lock on the token and a look at opened values.
 */
export async function lockPhones(db: Transaction, phones: readonly string[]): Promise<void> {
  const words = phones.map(phoneToken).map(({ token, extra }) => token ^ extra);
  const tokens = [...new Set(words)].toSorted((a, b) => a - b);
  await db.run(sql('lock_tokens'), { space: PHONE_LOCKS, tokens });
}
