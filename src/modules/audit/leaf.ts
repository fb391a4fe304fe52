import { sha256 } from '#platform/cipher';

import { canonicalEntry, type EntryContent } from './rules/entry-content.ts';

/** SHA-256 of the canonical text of an entry and its subjects: 32 bytes. */
export function leafOf(entry: EntryContent): Buffer {
  return sha256(canonicalEntry(entry));
}
