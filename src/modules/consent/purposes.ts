import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import { loadSql } from '#platform/sql';

import {
  Purpose,
  PurposeVersion,
  refusals,
  type PurposeGiven,
  type PurposeUse,
  type purposesContract,
} from './contract.ts';
import { cannotClosePurpose, cannotKeepPurpose } from './rules/purposes.ts';

const sql = loadSql(import.meta.url);

type UsesOf = (act: Act) => Promise<readonly PurposeUse[]>;
let places: readonly UsesOf[] = [];

/** Hands consent every place that collects for a purpose; once, in the composition root. */
export function configurePurposes(options: { places: readonly UsesOf[] }): void {
  ({ places } = options);
}

/** Every purpose, the closed ones last: what was given for them keeps its name. */
export async function listPurposes(act: Act) {
  return { rows: await act.db.many(sql('list_all'), {}, Purpose) };
}

/** What is collected for which purpose: fields of archives and questions of open forms (R-B1). */
export async function listPurposeUses(act: Act): Promise<{ rows: PurposeUse[] }> {
  const found = await Promise.all(places.map((usesOf) => usesOf(act)));
  return { rows: found.flat() };
}

export async function listPurposeVersions(act: Act, { code }: { code: string }) {
  const rows = await act.db.many(sql('list_versions'), { code }, PurposeVersion);
  if (rows.length === 0) throw refusals.purpose_unknown({ purpose: code });
  return { rows };
}

async function lockedPurpose(act: Act, code: string): Promise<Purpose | undefined> {
  await act.db.run(sql('lock_purpose'), { code });
  return act.db.maybeOne(sql('open_purpose'), { code }, Purpose);
}

/** Every version stays as a row with who fixed it and when. */
async function keepVersion(act: Act, code: string): Promise<Purpose> {
  const revised_by = act.actor.person_id;
  await act.db.run(sql('insert_version'), { code, at: act.at, revised_by });
  return act.db.one(sql('open_purpose'), { code }, Purpose);
}

/**
 * Adds a purpose or its next version (R-B1): which there are is the office's to say, so their names
 * are data. A closed one that is kept again is open again.
 */
export async function keepPurpose(act: Act, given: PurposeGiven): Promise<Purpose> {
  const { code } = given;
  const before = await lockedPurpose(act, code);
  refuseIf(cannotKeepPurpose(given, before, act.terms.retention));
  const row = { ...given, version: given.version + 1 };
  if (before) await act.db.run(sql('update_purpose'), { ...row, closed_at: null });
  else {
    const { version: _, ...first } = row;
    await act.db.run(sql('insert_purpose'), { ...first, clause: 'information/2a', at: act.at });
  }
  act.cite('information/2a');
  act.note({ purpose: code, version: row.version });
  return keepVersion(act, code);
}

/** 停用: nothing rests on it any more, so no new basis is taken for it; its name stays. */
export async function closePurpose(
  act: Act,
  { code, version }: z.output<typeof purposesContract.closePurpose.input>,
): Promise<Purpose> {
  const before = await lockedPurpose(act, code);
  if (!before) throw refusals.purpose_unknown({ purpose: code });
  if (before.version !== version) throw refusals.purpose_moved();
  const Naming = z.object({ code: z.string() });
  const [notices, uses] = await Promise.all([
    act.db.many(sql('list_naming'), { code, at: act.at }, Naming),
    listPurposeUses(act),
  ]);
  const resting = {
    use_count: uses.rows.filter((it) => it.purpose === code).length,
    notices: notices.map((it) => it.code),
  };
  refuseIf(cannotClosePurpose(before, resting));
  const { is_open: _open, clause: _clause, ...row } = before;
  await act.db.run(sql('update_purpose'), { ...row, version: version + 1, closed_at: act.at });
  act.cite('information/2a');
  act.note({ purpose: code, version: version + 1 });
  return keepVersion(act, code);
}
