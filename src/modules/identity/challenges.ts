import type { Act } from '#gate/act';
import { equal, hashToken, randomBytes } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import { refusals } from './contract.ts';
import { markOf } from './factor-key.ts';

const sql = loadSql(import.meta.url);
const LASTS_MS = 5 * 60_000;
const MOMENT = 8;
const CHANCE = 24;

export type ChallengeKind = 'passkey' | 'new_passkey' | 'company';

const markedAs = (kind: ChallengeKind, body: Buffer) =>
  markOf('challenge', kind, body.toString('base64url'));

/**
 * Something to be signed or brought back within minutes. It carries its own end and the house's
 * mark, so that asking for one writes nothing: a flood of strangers fills no table.
 */
export function newChallenge(kind: ChallengeKind, at: Date): Buffer<ArrayBuffer> {
  const body = Buffer.alloc(MOMENT + CHANCE);
  body.writeBigUInt64BE(BigInt(at.getTime() + LASTS_MS));
  randomBytes(CHANCE).copy(body, MOMENT);
  return Buffer.concat([body, markedAs(kind, body)]);
}

/** Uses a challenge up, or refuses: not ours, too old, or used before. Runs as the door. */
export async function useChallenge(act: Act, kind: ChallengeKind, text: string): Promise<void> {
  const bytes = Buffer.from(text, 'base64url');
  const [body, mark] = [bytes.subarray(0, MOMENT + CHANCE), bytes.subarray(MOMENT + CHANCE)];
  if (body.length < MOMENT + CHANCE || !equal(mark, markedAs(kind, body)))
    throw refusals.step_unknown();
  const { at } = act;
  const expires_at = new Date(Number(body.readBigUInt64BE()));
  if (expires_at <= at) throw refusals.step_unknown();
  await act.db.run(sql('forget_steps'), { at });
  const used = { step_hash: hashToken(bytes.toString('base64url')), kind, at, expires_at };
  if ((await act.db.run(sql('use_challenge'), used)) !== 1) throw refusals.step_unknown();
}
