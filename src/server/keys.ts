import { join } from 'node:path';

import pg from 'pg';

import { configureVault } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { KeystoreMissing, keystoreExists, openKeystore, type Keystore } from '#platform/keystore';
import { log } from '#platform/log';
import { loadMasterKey, makeMasterKey } from '#platform/master-key';

/** The first two slots are ours: the key of search tokens and handles, and that of buckets. */
const OWN_SLOTS = 2;

/** How many slots of the keystore the register counts on: one more than the highest in use. */
export async function countSlots(owner: pg.ClientConfig): Promise<number> {
  const client = new pg.Client(owner);
  client.on('error', () => {}); // Lost meanwhile: what was asked fails, and says so.
  await client.connect();
  try {
    const { rows } = await client.query<{ count: string }>(
      `select coalesce(max(key_slot) + 1, 0) as count
       from (select key_slot from vault.subject union all select key_slot from vault.case_key) it`,
    );
    return Number(rows[0]!.count);
  } finally {
    await client.end();
  }
}

export interface Keys {
  keystore: Keystore | undefined;
  /** Hides whose name or address an attempt was about; random for the run of a sealed start. */
  bucket_key: Buffer;
  /** True when this start made the master key, which should be moved away from the data. */
  is_new: boolean;
}

/**
 * Opens the vault with the master key, or leaves it sealed when the keystore exists and the key
 * does not (K03). The first start makes both. A register whose keystore is not here, or holds
 * fewer keys than customers use, is not started: a new keystore would give their slots away.
 * Throws KeystoreMissing.
 */
export async function openKeys(
  data_dir: string,
  master_key_file: string,
  slots_in_use: number,
): Promise<Keys> {
  const mirrors = ['a', 'b'].map((it) => join(data_dir, 'keystore', it));
  const isFirst = slots_in_use === 0 && !keystoreExists(mirrors);
  const found = loadMasterKey(master_key_file);
  if (!found && !isFirst) {
    log.warn('vault.sealed', { reason: 'master key absent' });
    configureVault(undefined);
    return { keystore: undefined, bucket_key: randomBytes(32), is_new: false };
  }
  const keystore = await openKeystore({
    mirrors,
    master_key: found ?? makeMasterKey(master_key_file),
    must_exist: slots_in_use > 0,
  });
  const { key_count } = keystore.health();
  if (slots_in_use > key_count) {
    await keystore.close();
    throw new KeystoreMissing(`${slots_in_use} keys are in use, the keystore holds ${key_count}`);
  }
  if (key_count === 0) await keystore.create(OWN_SLOTS);
  const [index_key, handle_key] = keystore.readMany([0, 1]);
  configureVault({ keystore, index_key: index_key!, handle_key: handle_key! });
  return { keystore, bucket_key: handle_key!, is_new: !found };
}
