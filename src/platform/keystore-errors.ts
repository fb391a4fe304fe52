/** The master key does not belong to this keystore. */
export class WrongMasterKey extends Error {
  override name = 'WrongMasterKey';
  readonly code = 'wrong_key';
}
/** Neither mirror holds what is asked for: an operator has to bring a copy back. */
export class KeystoreDamaged extends Error {
  override name = 'KeystoreDamaged';
}
/** There is no keystore where one has to be. */
export class KeystoreMissing extends Error {
  override name = 'KeystoreMissing';
}

/** There is no room for another page; nothing was written and nothing is lost. */
export class KeystoreFull extends Error {
  override name = 'KeystoreFull';
}

/** The key was destroyed: what it sealed stays unreadable for ever. */
export class KeyDestroyed extends Error {
  override name = 'KeyDestroyed';
}
