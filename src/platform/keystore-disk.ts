import {
  closeSync,
  constants,
  existsSync,
  fdatasync,
  fstatSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { promisify } from 'node:util';

const sync = promisify(fdatasync);

/** A file of the keystore. Positions and sizes in bytes; what is beyond the end reads as zeroes. */
export interface DiskFile {
  read(position: number, byte_count: number): Buffer;
  write(bytes: Buffer, position: number): void;
  /** Resolves when every earlier write survives a loss of power. */
  sync(): Promise<void>;
  size(): number;
  /** False once the path no longer leads here: somebody deleted or replaced the file. */
  isInPlace(): boolean;
  close(): void;
}

/**
 * The disk as the keystore sees it. A port, so that a test can cut the power between any two writes
 * (R18) and lose what was never synced; the product knows only `realDisk`.
 */
export interface Disk {
  makeFolder(path: string): void;
  exists(path: string): boolean;
  /** Opens a file for reading and writing, making it (0600) where there is none. */
  open(path: string): DiskFile;
  /** Gives a finished file its name, durably and all at once. */
  rename(from: string, to: string): void;
}

export const realDisk: Disk = {
  makeFolder: (path) => void mkdirSync(path, { recursive: true, mode: 0o700 }),
  exists: existsSync,
  open: openFile,
  rename(from, to) {
    renameSync(from, to);
    syncFolder(dirname(to));
  },
};

function openFile(path: string): DiskFile {
  const file = openSync(path, constants.O_RDWR | constants.O_CREAT, 0o600);
  return {
    read: (position, byte_count) => readWhole(file, position, byte_count),
    write: (bytes, position) => writeWhole(file, bytes, position),
    sync: () => sync(file),
    size: () => fstatSync(file).size,
    isInPlace: () => statSync(path, { throwIfNoEntry: false })?.ino === fstatSync(file).ino,
    close: () => closeSync(file),
  };
}

function readWhole(file: number, position: number, byte_count: number): Buffer {
  const bytes = Buffer.alloc(byte_count);
  for (let done = 0; done < byte_count;) {
    const count = readSync(file, bytes, done, byte_count - done, position + done);
    if (count === 0) break;
    done += count;
  }
  return bytes;
}

function writeWhole(file: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(file, bytes, done, bytes.length - done, position + done);
}

/**
 * A new name is durable only when its folder is synced; Windows has no such call and needs none.
 */
function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const folder = openSync(path, 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
