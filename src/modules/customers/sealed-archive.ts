import { sealJson, tokensOf, type Token } from '#modules/vault';
import { normalPhone } from '#rules/vault';

import type { Archive, Identity } from './contract.ts';
import { identityPlace } from './customer-line.ts';
import { contactPlace, sensitivePlace } from './open-customer.ts';

/** The phones of an archive as digits, each once: two spellings of one number are one number. */
export function normalIdentity({ name, phones, contact_name }: Identity): Identity {
  const digits = phones.map((it) => normalPhone(it) ?? it);
  return {
    name: name.normalize('NFC'),
    phones: [...new Set(digits)],
    ...(contact_name ? { contact_name } : {}),
  };
}

const orNull = (section: object) =>
  Object.values(section).some((it) => it !== undefined && it !== '');

/** The three sealed columns of an archive. What is read together is sealed together. */
export function sealArchive(
  { identity, contact, sensitive }: Pick<Archive, 'identity' | 'contact' | 'sensitive'>,
  { customer_id, key, version }: { customer_id: string; key: Buffer; version: number },
) {
  return {
    identity: sealJson(key, identityPlace(customer_id, version), normalIdentity(identity)),
    contact: orNull(contact) ? sealJson(key, contactPlace(customer_id, version), contact) : null,
    sensitive: orNull(sensitive)
      ? sealJson(key, sensitivePlace(customer_id, version), sensitive)
      : null,
  };
}

/** The search tokens of an archive. */
export function archiveTokens({
  identity,
  contact,
}: Pick<Archive, 'identity' | 'contact'>): Token[] {
  const { name, phones } = normalIdentity(identity);
  const { id_number, email, credit_code } = contact;
  return tokensOf({ name, phones, id_number, email, credit_code });
}
