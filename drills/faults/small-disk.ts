import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  closeSync,
  mkdtempSync,
  openSync,
  rmSync,
  statfsSync,
  writeSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { NotHere } from '../course.ts';

/** A disk of its own, small enough to be filled, which can be taken read-only. */
export interface SmallDisk {
  folder: string;
  /** Takes all room there is; what is written next finds none. */
  fill(): void;
  /** Gives the room back. */
  free(): void;
  readOnly(isReadOnly: boolean): void;
  free_bytes(): number;
  remove(): void;
}

function mount(...args: string[]): void {
  const { status, stderr, error } = spawnSync('mount', args, { encoding: 'utf8' });
  if (status !== 0)
    throw new NotHere(`a small disk cannot be mounted: ${stderr || error?.message}`);
}

/** Mounts a disk of so many megabytes on a new folder, or on one that is there and empty. */
export function smallDisk(size_mb: number, folder = mkdtempSync(join(tmpdir(), 'kebu-disk-'))) {
  mount('-t', 'tmpfs', '-o', `size=${size_mb}m,mode=0755`, 'kebu-drill', folder);
  chmodSync(folder, 0o755);
  const ballast = join(folder, 'ballast');
  const disk: SmallDisk = {
    folder,
    fill() {
      const file = openSync(ballast, 'a');
      for (let size = 1 << 20; size >= 512; size /= 2) {
        const bytes = Buffer.alloc(size);
        try {
          while (writeSync(file, bytes) === size);
        } catch (error) {
          if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
        }
      }
      closeSync(file);
    },
    free: () => rmSync(ballast, { force: true }),
    readOnly: (isReadOnly) => mount('-o', `remount,${isReadOnly ? 'ro' : 'rw'}`, folder),
    free_bytes: () => Number(statfsSync(folder).bavail) * Number(statfsSync(folder).bsize),
    remove() {
      spawnSync('umount', ['-l', folder]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
  return disk;
}
