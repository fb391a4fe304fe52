import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { defineRefusals } from '#kernel/refusal';

/** 附件种类. */
export const AttachmentKind = z.enum([
  'paper_card',
  'id_document',
  'contract',
  'photo',
  'voice',
  'other',
]);
export type AttachmentKind = z.infer<typeof AttachmentKind>;

export const RemoveReason = z.enum([
  'wrong_customer',
  'illegible',
  'not_needed',
  'asked_by_customer',
]);

/** One attachment as the customer's page lists it; the name is for who sees the customer clear. */
export const Attachment = z.object({
  attachment_id: z.uuid(),
  kind: AttachmentKind,
  ref_id: z.uuid().nullable(),
  file_name: z.string().nullable(),
  media_type: z.string(),
  byte_count: z.int(),
  has_thumb: z.boolean(),
  added_by_name: z.string().nullable(),
  added_at: z.coerce.date(),
});
export type Attachment = z.infer<typeof Attachment>;

export const attachmentRefusals = defineRefusals('customers', {
  attachment_unknown: 'missing',
  file_kind_refused: 'invalid',
  picture_unreadable: 'invalid',
  picture_heic: 'invalid',
  attachment_masked: 'forbidden',
  too_many_attachments: 'conflict',
});

const forWork = ['sales', 'service'];
const One = z.object({ customer_id: z.uuid(), attachment_id: z.uuid() });

export const attachmentsContract = {
  listAttachments: endpoint({
    id: 'customers.list-attachments',
    method: 'GET',
    path: '/customers/:customer_id/attachments',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    output: z.object({ rows: z.array(Attachment), is_clear: z.boolean() }),
  }),
  /** The client makes the id: a photo sent again over a bad line is kept once. */
  attachFile: endpoint({
    id: 'customers.attach-file',
    method: 'POST',
    path: '/customers/:customer_id/attachments',
    purposes: forWork,
    rate: { count: 300, minutes: 60 },
    upload: { max_bytes: 20 << 20 },
    input: One.extend({
      kind: AttachmentKind,
      ref_id: z.uuid().optional(),
      bytes: z.instanceof(Uint8Array),
      file_name: z.string().min(1).max(200).default('file'),
    }),
    output: Attachment,
  }),
  readAttachment: endpoint({
    id: 'customers.read-attachment',
    method: 'GET',
    path: '/customers/:customer_id/attachments/:attachment_id/file',
    purposes: forWork,
    download: true,
    input: One.extend({ size: z.enum(['whole', 'thumb']).default('whole') }),
    output: z.object({
      file_name: z.string(),
      media_type: z.string(),
      body: z.custom<AsyncIterable<Uint8Array>>(),
    }),
  }),
  removeAttachment: endpoint({
    id: 'customers.remove-attachment',
    method: 'POST',
    path: '/customers/:customer_id/attachments/:attachment_id/removal',
    purposes: forWork,
    input: One.extend({ reason_code: RemoveReason }),
    output: z.object({ attachment_id: z.uuid() }),
  }),
};
