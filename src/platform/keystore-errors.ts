import { Outage, type OutageReason } from './outage.ts';

/** The master key does not belong to this keystore. */
export class WrongMasterKey extends Error {
  override name = 'WrongMasterKey';
  readonly code = 'wrong_key';
}
/** Neither mirror holds what is asked for: an operator has to bring a copy back. */
export class KeystoreDamaged extends Outage {
  override name = 'KeystoreDamaged';

  constructor(message: string, options: ErrorOptions & { reason?: OutageReason } = {}) {
    super(message, { reason: 'damaged', ...options });
  }
}
/** There is no keystore where one has to be. */
export class KeystoreMissing extends Error {
  override name = 'KeystoreMissing';
}

/** There is no room for another page; nothing was written and nothing is lost. */
export class KeystoreFull extends Outage {
  override name = 'KeystoreFull';

  constructor(message: string, options: ErrorOptions = {}) {
    super(message, { ...options, reason: 'disk_full' });
  }
}

/** The key was destroyed: what it sealed stays unreadable for ever. */
export class KeyDestroyed extends Error {
  override name = 'KeyDestroyed';
}
