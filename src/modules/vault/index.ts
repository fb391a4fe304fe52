import type { Keystore } from '#platform/keystore';

import { useHandleKey } from './handles.ts';
import { useKeystore } from './keys.ts';
import { useIndexKey } from './tokens.ts';

export { draftSecret, readHandle, writeHandle } from './handles.ts';
export {
  caseKey,
  createCase,
  createCases,
  createSubjects,
  destroyCase,
  isSealed,
  keysAt,
  keyUnder,
  lockId,
  refusals as vaultRefusals,
  subjectKey,
  subjectKeys,
} from './keys.ts';
export { openAgain, openJson, openText, sealJson, sealText, type Place } from './seals.ts';
export {
  creditCodeToken,
  emailToken,
  idNumberToken,
  initialsToken,
  lastFourToken,
  lockPhones,
  nameRunTokens,
  phoneToken,
  pinyinToken,
  replaceTokens,
  tokenKinds,
  tokensOf,
  writeTokens,
  type Token,
} from './tokens.ts';
export { pinyinInitials, pinyinSyllables } from './pinyin.ts';

/** Opens the vault with its keys, or leaves it sealed when the master key is absent. */
export function configureVault(
  keys: { keystore: Keystore; index_key: Buffer; handle_key: Buffer } | undefined,
): void {
  useKeystore(keys?.keystore);
  useIndexKey(keys?.index_key);
  useHandleKey(keys?.handle_key);
}
