import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';
import { PageInput, pageOf } from '#kernel/page';
import { defineRefusals } from '#kernel/refusal';

/** What a person can be told. `approval_waiting` says it once, however many wait. */
export const MessageKind = z.enum([
  'approval_waiting',
  'approval_decided',
  'customer_assigned',
  'import_finished',
  'export_ready',
  'export_failed',
]);
export type MessageKind = z.infer<typeof MessageKind>;

export const refusals = defineRefusals('messages', {
  address_malformed: 'invalid',
  address_missing: 'invalid',
});

/** 消息: a code, what it is about, and counts; the words are the reader's language. */
export const Message = z.object({
  message_id: z.uuid(),
  kind: MessageKind,
  about_id: z.uuid().nullable(),
  facts: z.record(z.string(), z.union([z.string(), z.number()])),
  created_at: z.coerce.date(),
  read_at: z.coerce.date().nullable(),
});
export type Message = z.infer<typeof Message>;

export const MessageSettings = z.object({
  mail_address: z.string().max(254).nullable(),
  /** Kinds he wants by mail. */
  mailed: z.array(MessageKind).max(20),
  /** Kinds he does not want to see. */
  muted: z.array(MessageKind).max(20),
});
export type MessageSettings = z.infer<typeof MessageSettings>;

const Unread = z.object({ unread_count: z.int() });

/** What everybody is told, for himself alone. */
export const contract = {
  listMessages: endpoint({
    id: 'messages.list-messages',
    method: 'GET',
    path: '/messages',
    personal: true,
    input: PageInput,
    output: pageOf(Message),
  }),
  countUnread: endpoint({
    id: 'messages.count-unread',
    method: 'GET',
    path: '/messages/unread',
    personal: true,
    input: z.object({}),
    output: Unread,
  }),
  markRead: endpoint({
    id: 'messages.mark-read',
    method: 'POST',
    path: '/messages/reading',
    personal: true,
    input: z.union([
      z.object({ message_ids: z.array(z.uuid()).min(1).max(200) }),
      /** Said out loud: every one of them. */
      z.object({ all: z.literal(true) }),
    ]),
    output: Unread,
  }),
  readSettings: endpoint({
    id: 'messages.read-settings',
    method: 'GET',
    path: '/messages/settings',
    personal: true,
    input: z.object({}),
    output: MessageSettings.extend({
      /** False where the operator named no mail server: nothing leaves then. */
      is_mail_on: z.boolean(),
    }),
  }),
  changeSettings: endpoint({
    id: 'messages.change-settings',
    method: 'PUT',
    path: '/messages/settings',
    personal: true,
    input: MessageSettings,
    output: z.object({ done: z.literal(true) }),
  }),
};
