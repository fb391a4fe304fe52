import { z } from 'zod';

import type { Act } from '#gate/act';
import { refuseIf } from '#kernel/refusal';
import {
  handedOutName,
  isPicture,
  isHeic,
  mediaOf,
  openFileName,
  openStoredFile,
  redrawPicture,
  removeFile,
  storeFile,
  type MediaType,
} from '#modules/files';
import { caseKey, createCase, destroyCase, keysAt, lockId, vaultRefusals } from '#modules/vault';
import { equal, hmac } from '#platform/cipher';
import { loadSql } from '#platform/sql';

import { appendTimeline } from './append-timeline.ts';
import { Attachment, attachmentRefusals, type attachmentsContract } from './contract.ts';
import { openCustomer, openCustomerToChange, type Opened } from './open-customer.ts';
import { cannotSeeFile } from './rules/attachments.ts';
import { seenAs } from './rules/seen.ts';

const sql = loadSql(import.meta.url);

/** More than any file in a cabinet; a list of them stays a list. */
const MOST = 200;

type Attach = z.output<typeof attachmentsContract.attachFile.input>;
type One = { customer_id: string; attachment_id: string };

const Row = Attachment.omit({ file_name: true });
const ListRow = Row.extend({
  file_id: z.uuid(),
  name: z.instanceof(Buffer),
  key_slot: z.coerce.number(),
});
const KeptRow = Row.extend({
  file_id: z.uuid(),
  thumb_id: z.uuid().nullable(),
  digest: z.instanceof(Buffer),
  removed_at: z.date().nullable(),
});
const Count = z.object({ count: z.int() });

/** Made of the customer's key and the file's own: destroying either makes the bytes unreadable. */
const keyOf = (customer: Buffer, own: Buffer) => hmac(customer, 'customers.attachment|', own);
const digestOf = (key: Buffer, bytes: Uint8Array) =>
  hmac(key, 'customers.attachment|digest|', Buffer.from(bytes));

const seen = (act: Act, { row }: Opened) =>
  seenAs(row, { person_id: act.actor.person_id, scope: act.scope, purpose: act.purpose });

/** The papers of one customer; their names, which may name him, for who sees him clear. */
export async function listAttachments(act: Act, { customer_id }: { customer_id: string }) {
  const opened = await openCustomer(act, customer_id);
  const rows = await act.db.many(sql('list_attachments'), { customer_id }, ListRow);
  const is_clear = cannotSeeFile(seen(act, opened)) === undefined;
  const keys = is_clear ? keysAt(rows.map((it) => it.key_slot)) : [];
  return {
    is_clear,
    rows: rows.map((it, at) => {
      const own = keys[at];
      const file_name = own ? openFileName(keyOf(opened.key, own), it.file_id, it.name) : null;
      return { ...Row.parse(it), file_name };
    }),
  };
}

/**
 * Attaches a photo, a paper or a recording (R-C1, E03, E04, E13, E14). What it is is read from
 * its bytes; a picture is drawn anew before anything is kept. The same id again is answered as it
 * stands; with other bytes it is refused.
 */
export async function attachFile(act: Act, input: Attach): Promise<Attachment> {
  const { customer_id, attachment_id } = input;
  const kept = await keptBytes(input); // Before the customer is locked: it takes a moment.
  const opened = await openCustomerToChange(act, customer_id);
  refuseIf(cannotSeeFile(seen(act, opened)));
  await lockId(act.db, attachment_id);
  const digest = digestOf(opened.key, input.bytes);
  const before = await act.db.maybeOne(
    sql('read_attachment'),
    { customer_id, attachment_id },
    KeptRow,
  );
  if (before) {
    const isSame = equal(before.digest, digest) && before.removed_at === null;
    if (!isSame) throw vaultRefusals.id_taken();
    return shown(before, kept.file_name);
  }
  const { count } = await act.db.one(sql('count_attachments'), { customer_id }, Count);
  if (count >= MOST) throw attachmentRefusals.too_many_attachments({ limit: MOST });

  const own = await createCase(act.db, attachment_id, act.at);
  const file = { name: kept.file_name, case_id: attachment_id, key: keyOf(opened.key, own) };
  const { media_type, bytes, thumb } = kept;
  const file_id = await storeFile(act, { ...file, bytes, media_type });
  const thumb_id = thumb
    ? await storeFile(act, { ...file, bytes: thumb, media_type: 'image/jpeg' })
    : null;
  await act.db.run(sql('insert_attachment'), {
    customer_id,
    attachment_id,
    kind: input.kind,
    ref_id: input.ref_id ?? null,
    file_id,
    thumb_id,
    media_type,
    byte_count: bytes.length,
    digest,
    added_by: act.actor.person_id,
    at: act.at,
  });
  appendTimeline(act, customer_id, 'attached', { ref: attachment_id, facts: { kind: input.kind } });
  act.note({ attachment_id, kind: input.kind, byte_count: bytes.length });
  return shown(await readRow(act, input), kept.file_name);
}

const shown = (row: z.infer<typeof KeptRow>, file_name: string): Attachment => ({
  ...Row.parse(row),
  file_name,
});

/** What is kept of what was sent: pictures drawn anew, other files as they are, nothing else. */
async function keptBytes({ bytes: sent, file_name }: Attach): Promise<{
  bytes: Buffer;
  thumb: Buffer | undefined;
  media_type: MediaType;
  file_name: string;
}> {
  const bytes = Buffer.from(sent.buffer, sent.byteOffset, sent.byteLength);
  const media_type = mediaOf(bytes);
  if (isHeic(bytes)) throw attachmentRefusals.picture_heic();
  if (!media_type) throw attachmentRefusals.file_kind_refused();
  if (!isPicture(media_type))
    return { bytes, thumb: undefined, media_type, file_name: handedOutName(file_name, media_type) };
  const picture = await redrawPicture(bytes);
  if (!picture) throw attachmentRefusals.picture_unreadable();
  const { whole, thumb } = picture;
  const drawn = 'image/jpeg';
  return { bytes: whole, thumb, media_type: drawn, file_name: handedOutName(file_name, drawn) };
}

async function readRow(act: Act, { customer_id, attachment_id }: One) {
  const wanted = { customer_id, attachment_id };
  const row = await act.db.maybeOne(sql('read_attachment'), wanted, KeptRow);
  if (!row || row.removed_at) throw attachmentRefusals.attachment_unknown();
  return row;
}

/** The bytes, opened as they are read; for who sees the customer clear. */
export async function readAttachment(
  act: Act,
  { size, ...one }: z.output<typeof attachmentsContract.readAttachment.input>,
) {
  const opened = await openCustomer(act, one.customer_id);
  refuseIf(cannotSeeFile(seen(act, opened)));
  const { attachment_id, file_id, thumb_id } = await readRow(act, one);
  const key = keyOf(opened.key, await caseKey(act.db, attachment_id));
  const wanted = size === 'thumb' ? (thumb_id ?? file_id) : file_id;
  const { file_name, media_type, body } = await openStoredFile(act, wanted, key);
  act.note({ attachment_id });
  return { file_name, media_type, body };
}

/** Takes one back for a reason: its line stays in the log, its bytes and their key are destroyed. */
export async function removeAttachment(
  act: Act,
  { reason_code, ...one }: z.output<typeof attachmentsContract.removeAttachment.input>,
) {
  const opened = await openCustomerToChange(act, one.customer_id);
  refuseIf(cannotSeeFile(seen(act, opened)));
  const { attachment_id, file_id, thumb_id, kind } = await readRow(act, one);
  const removed = { ...one, reason_code, removed_by: act.actor.person_id, at: act.at };
  await act.db.run(sql('remove_attachment'), removed);
  appendTimeline(act, one.customer_id, 'attachment_removed', {
    ref: attachment_id,
    facts: { kind, reason_code },
  });
  act.note({ attachment_id, reason_code });
  await removeFile(act, file_id);
  if (thumb_id) await removeFile(act, thumb_id);
  await destroyCase(act.db, attachment_id, act.at);
  return { attachment_id };
}
