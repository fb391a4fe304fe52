import { mkdtempSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

import { configureFiles } from '#modules/files';
import { newId } from '#platform/identifier';

import { PAPER, photo } from '../../../test/support/pictures.ts';
import { openSalesOffice } from '../../../test/support/sales-office.ts';
import { attachmentsContract as contract, type Attachment } from './contract.ts';

const { acts, registered, rows, drop } = await openSalesOffice();
afterAll(drop);
const folder = mkdtempSync(join(tmpdir(), 'kebu-attached-'));
configureFiles({ folder });

type Name = Parameters<typeof acts>[0];
const CANARY = 'KEBU-CANARY-单雄信-13912345678';
const paper = Buffer.from(PAPER.toString('latin1').replace('<<>>endobj', `<<(${CANARY})>>endobj`));

const attach = (name: Name, customer_id: string, more: object = {}) =>
  acts<Attachment>(name, contract.attachFile, {
    customer_id,
    attachment_id: newId(),
    kind: 'id_document',
    bytes: paper,
    file_name: `../../${CANARY}.html`,
    ...more,
  });
const list = (name: Name, customer_id: string) =>
  acts<{ rows: Attachment[]; is_clear: boolean }>(name, contract.listAttachments, { customer_id });
async function read(name: Name, customer_id: string, attachment_id: string, size = 'whole') {
  const asked = { customer_id, attachment_id, size };
  type Out = { body: AsyncIterable<Buffer>; media_type: string; file_name: string };
  const out = await acts<Out>(name, contract.readAttachment, asked);
  const pieces: Buffer[] = [];
  for await (const it of out.body) pieces.push(it);
  return { ...out, bytes: Buffer.concat(pieces) };
}
const onDisk = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((it) => join(folder, it))
    .filter((it) => statSync(it).isFile());

test('E03, E13: what is attached comes back, and the disk and database hold no word of it', async () => {
  const { customer_id } = await registered('xu');
  const { attachment_id, file_name } = await attach('xu', customer_id);
  expect(file_name).toBe(`${CANARY}.pdf`);
  const back = await read('xu', customer_id, attachment_id);
  expect(back.bytes.equals(paper)).toBe(true);
  expect(back).toMatchObject({ file_name, media_type: 'application/pdf' });
  const lying = [
    onDisk().join(),
    ...onDisk().map((it) => readFileSync(it, 'latin1')),
    JSON.stringify(
      await rows(`select a::text, f::text, encode(f.name, 'escape')
      from customers.attachment a join files.file f using (file_id)`),
    ),
  ].join('\n');
  for (const word of ['KEBU-CANARY', Buffer.from('单雄信').toString('latin1'), '13912345678'])
    expect(lying).not.toContain(word);
});

test('E13: after the key of the customer is gone the file does not open, though its own is there', async () => {
  const { customer_id } = await registered('xu');
  const { attachment_id } = await attach('xu', customer_id);
  const other = await registered('xu');
  // The customer's slot now holds another key: what erasure leaves behind, without erasing it.
  await rows(`update vault.subject s set key_slot = o.key_slot from vault.subject o
    where s.customer_id = '${customer_id}' and o.customer_id = '${other.customer_id}'`);
  await rows(`update customers.customer s set key_slot = o.key_slot from customers.customer o
    where s.customer_id = '${customer_id}' and o.customer_id = '${other.customer_id}'`);
  await expect(read('xu', customer_id, attachment_id)).rejects.toThrow();
});

test('a photo sent again is one photo; other bytes or a removed one under its id are refused', async () => {
  const { customer_id } = await registered('xu');
  const sent = { attachment_id: newId(), kind: 'photo', bytes: await photo(), file_name: 'a.png' };
  const [first, again] = await Promise.all([
    attach('xu', customer_id, sent),
    attach('xu', customer_id, sent),
  ]);
  expect(again).toEqual(first);
  expect(first).toMatchObject({ media_type: 'image/jpeg', file_name: 'a.jpg', has_thumb: true });
  expect((await list('xu', customer_id)).rows).toHaveLength(1);
  const thumb = await read('xu', customer_id, sent.attachment_id, 'thumb');
  const whole = await read('xu', customer_id, sent.attachment_id);
  expect(thumb.bytes.length).toBeLessThan(whole.bytes.length);
  const refused = { code: 'vault.id_taken' };
  await expect(attach('xu', customer_id, { ...sent, bytes: paper })).rejects.toMatchObject(refused);
});

test('removed for a reason: bytes, row and key are gone, and the line of the log stays', async () => {
  const { customer_id } = await registered('xu');
  const before = onDisk().length;
  const sent = { attachment_id: newId(), bytes: await photo(), kind: 'photo' };
  const { attachment_id } = await attach('xu', customer_id, sent);
  expect(onDisk()).toHaveLength(before + 2);
  const removal = { customer_id, attachment_id, reason_code: 'illegible' };
  await acts('xu', contract.removeAttachment, removal);
  expect(onDisk()).toHaveLength(before);
  const kept = await rows(`select a.remove_reason, k.destroyed_at is not null as destroyed
    from customers.attachment a join vault.case_key k on k.case_id = a.attachment_id
    where a.attachment_id = '${attachment_id}'`);
  expect(kept).toEqual([{ remove_reason: 'illegible', destroyed: true }]);
  expect((await list('xu', customer_id)).rows).toEqual([]);
  const unknown = { code: 'customers.attachment_unknown' };
  await expect(read('xu', customer_id, attachment_id)).rejects.toMatchObject(unknown);
  await expect(acts('xu', contract.removeAttachment, removal)).rejects.toMatchObject(unknown);
  await expect(attach('xu', customer_id, sent)).rejects.toMatchObject({ code: 'vault.id_taken' });
});

test('A01: a colleague learns of no attachment, a supervisor of their number but no content', async () => {
  const { customer_id } = await registered('xu');
  const { attachment_id } = await attach('xu', customer_id);
  await expect(list('he', customer_id)).rejects.toMatchObject({
    code: 'customers.customer_unknown',
  });
  const seen = await list('shen', customer_id);
  expect(seen.is_clear).toBe(false);
  expect(seen.rows).toMatchObject([{ attachment_id, file_name: null }]);
  await expect(read('shen', customer_id, attachment_id)).rejects.toMatchObject({
    code: 'customers.attachment_masked',
  });
});

test('a HEIC photo of an iPhone is refused with what to do instead', async () => {
  const { customer_id } = await registered('xu');
  const bytes = Buffer.from('\0\0\0\u0018ftypheic\0\0\0\0mif1heic'.padEnd(200, '\0'), 'latin1');
  const sent = { attachment_id: newId(), kind: 'photo', file_name: 'IMG_0001.HEIC', bytes };
  await expect(attach('xu', customer_id, sent)).rejects.toMatchObject({
    code: 'customers.picture_heic',
  });
});

test('E04: a page, a drawing and a script called photo.jpg are refused', async () => {
  const { customer_id } = await registered('xu');
  for (const text of [
    '<!doctype html><script>1</script>',
    '<svg onload="alert(1)"/>',
    'alert(1)//',
  ])
    await expect(
      attach('xu', customer_id, { bytes: Buffer.from(text.padEnd(80)), file_name: 'photo.jpg' }),
    ).rejects.toMatchObject({ code: 'customers.file_kind_refused' });
});
