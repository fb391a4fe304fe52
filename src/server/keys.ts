import { join } from 'node:path';

import { configureVault } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { keystoreExists, openKeystore, type Keystore } from '#platform/keystore';
import { log } from '#platform/log';
import { loadMasterKey, makeMasterKey } from '#platform/master-key';

/** The first two slots are ours: the key of search tokens and handles, and that of buckets. */
const OWN_SLOTS = 2;

export interface Keys {
  keystore: Keystore | undefined;
  /** Hides whose name or address an attempt was about; random for the run of a sealed start. */
  bucket_key: Buffer;
  /** True when this start made the master key, which should be moved away from the data. */
  is_new: boolean;
}

/**
 * Opens the vault with the master key, or leaves it sealed when the keystore exists and the key
 * does not (K03). The first start makes both.
 */
export async function openKeys(data_dir: string, master_key_file: string): Promise<Keys> {
  const mirrors = ['a', 'b'].map((it) => join(data_dir, 'keystore', it));
  const isFirst = !keystoreExists(mirrors);
  const found = loadMasterKey(master_key_file);
  if (!found && !isFirst) {
    log.warn('vault.sealed', { reason: 'master key absent' });
    configureVault(undefined);
    return { keystore: undefined, bucket_key: randomBytes(32), is_new: false };
  }
  const keystore = await openKeystore({
    mirrors,
    master_key: found ?? makeMasterKey(master_key_file),
  });
  if (keystore.health().key_count === 0) await keystore.create(OWN_SLOTS);
  const [index_key, handle_key] = keystore.readMany([0, 1]);
  configureVault({ keystore, index_key: index_key!, handle_key: handle_key! });
  return { keystore, bucket_key: handle_key!, is_new: !found };
}
