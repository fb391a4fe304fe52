import { z } from 'zod';

import type { Act } from '#gate/act';
import { loadSql } from '#platform/sql';

import { Notice, refusals, type contract } from './contract.ts';
import { noticeOf, purposesInForce } from './receipts.ts';

const sql = loadSql(import.meta.url);

export async function listNotices(act: Act) {
  return { rows: await act.db.many(sql('list_notices'), {}, Notice) };
}

/** The notice in force, or the version that was shown to somebody then. */
export async function readNotice(
  act: Act,
  { code, version }: z.output<typeof contract.readNotice.input>,
): Promise<Notice> {
  return noticeOf(act, code, version);
}

const Latest = z.object({ latest: z.int() });

/** Publishes the next version of a notice; earlier ones stay readable beside their receipts. */
export async function publishNotice(
  act: Act,
  notice: z.output<typeof contract.publishNotice.input>,
): Promise<Notice> {
  const known = new Set((await purposesInForce(act)).map((it) => it.code));
  const unknown = notice.purposes.find((it) => !known.has(it));
  if (unknown !== undefined) throw refusals.purpose_unknown({ purpose: unknown });
  const { version, ...published } = notice;
  const { code } = notice;
  await act.db.run(sql('lock_notice'), { code });
  const { latest } = await act.db.one(sql('read_latest'), { code }, Latest);
  if (latest !== version) throw refusals.notice_moved();
  act.cite('information/2b');
  act.note({ notice_code: code, notice_version: version + 1 });
  const published_by = act.actor.person_id;
  return act.db.one(sql('insert_notice'), { ...published, at: act.at, published_by }, Notice);
}
