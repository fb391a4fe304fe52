import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { configureVault } from '#modules/vault';
import { randomBytes } from '#platform/cipher';
import { openKeystore } from '#platform/keystore';

let opened: Promise<void> | undefined;

/** A vault with keys of its own, once per test file: use cases seal and open as they do in service. */
export function openTestVault(): Promise<void> {
  opened ??= open();
  return opened;
}

async function open(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'kebu-vault-'));
  configureVault({
    keystore: await openKeystore({
      mirrors: [join(folder, 'a'), join(folder, 'b')],
      master_key: randomBytes(32),
    }),
    index_key: randomBytes(32),
    handle_key: randomBytes(32),
  });
}
