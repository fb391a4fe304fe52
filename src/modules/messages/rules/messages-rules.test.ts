import { expect, test } from 'vitest';

import { MessageKind } from '../contract.ts';
import { cannotMailTo } from './cannot-mail-to.ts';
import { pathOf } from './path-of.ts';

test.each([
  ['xu@yunlan.example', undefined],
  ['xu.ruochuan+kebu@mail.yunlan.example', undefined],
  ['xu@yunlan.example\r\nBcc: all@elsewhere.example', 'messages.address_malformed'],
  ['xu@yunlan.example, all@elsewhere.example', 'messages.address_malformed'],
  ['Xu <xu@yunlan.example>', 'messages.address_malformed'],
  ['xu@localhost', 'messages.address_malformed'],
  ['xu', 'messages.address_malformed'],
])('D05: to %j nothing but one mailbox is mailed', (mail_address, code) => {
  expect(cannotMailTo({ mail_address, mailed: [], muted: [] })?.code).toBe(code);
});

test('kinds by mail need an address', () => {
  const settings = { mail_address: null, mailed: ['export_ready' as const], muted: [] };
  expect(cannotMailTo(settings)?.code).toBe('messages.address_missing');
});

test('every kind leads somewhere, by ids alone', () => {
  const about_id = '01a208d9-6ae7-7901-ae1d-00b0f151cf85';
  const paths = MessageKind.options.map((kind) => pathOf({ kind, about_id }));
  expect(paths.every((it) => /^\/[a-z/]+(\/|\?open=)?[0-9a-f-]*$/.test(it))).toBe(true);
});
