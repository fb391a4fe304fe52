import { mkdir, open as openFile, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { z } from 'zod';

import type { Act } from '#gate/act';
import { defineRefusals } from '#kernel/refusal';
import { openText, sealText, type Place } from '#modules/vault';
import { newId } from '#platform/identifier';
import { loadSql } from '#platform/sql';

import { readFrames, writeFrames } from './frames.ts';

const sql = loadSql(import.meta.url);

export const refusals = defineRefusals('files', { file_unknown: 'missing' });

let folder: string | undefined;

/** Says where the sealed bytes lie; done once, in the composition root. */
export function configureFiles(options: { folder: string }): void {
  folder = options.folder;
}

/** The folder of the sealed bytes. */
export function filesFolder(): string {
  if (folder === undefined) throw new Error('nobody said where files lie');
  return folder;
}

/** Where a file lies: names are made here, so that nothing a person typed is ever a path. */
const placeOnDisk = (file_id: string): string =>
  // The end of a uuid v7 is random: the folders fill evenly.
  join(filesFolder(), file_id.slice(-2), file_id);

const placeOfName = (file_id: string): Place => ({
  table: 'files.file',
  column: 'name',
  owner_id: file_id,
});

/** The name of a kept file, for lists that read its row themselves. */
export const openFileName = (key: Buffer, file_id: string, sealed: Buffer): string =>
  openText(key, placeOfName(file_id), sealed);

export interface NewFile {
  /** The whole, or pieces as they come: the file is never whole in memory then. */
  bytes: Buffer | AsyncIterable<Uint8Array>;
  /** As the person named it; sealed. */
  name: string;
  media_type: string;
  /** The case the file belongs to, and its key: erasing the case makes the file unreadable. */
  case_id: string;
  key: Buffer;
}

/**
 * Keeps an upload or a file made here, sealed under the key of its case. The bytes are on the disk
 * before the row can be committed; bytes whose row never came are unreadable and harmless.
 */
export async function storeFile(act: Act, it: NewFile): Promise<string> {
  return keepFile(act, it, await sealBytes(it));
}

/** Bytes that lie sealed on the disk and have no row yet. */
export interface SealedBytes {
  file_id: string;
  byte_count: number;
}

/**
 * The first half of `storeFile`, for bytes that take long to come: no transaction waits for them.
 */
export async function sealBytes({
  bytes,
  key,
}: Pick<NewFile, 'bytes' | 'key'>): Promise<SealedBytes> {
  const file_id = newId();
  const source = Buffer.isBuffer(bytes) ? [bytes] : bytes;
  const byte_count = await writeSealed(file_id, (file) => writeFrames(file, file_id, key, source));
  return { file_id, byte_count };
}

/** The second half: the row that makes sealed bytes a file of their case. */
export async function keepFile(
  act: Act,
  it: Omit<NewFile, 'bytes'>,
  { file_id, byte_count }: SealedBytes,
): Promise<string> {
  await act.db.run(sql('insert_file'), {
    file_id,
    case_id: it.case_id,
    byte_count,
    media_type: it.media_type,
    name: sealText(it.key, placeOfName(file_id), it.name),
    uploaded_by: act.actor.person_id,
    uploaded_at: act.at,
  });
  return file_id;
}

async function writeSealed(
  file_id: string,
  write: (file: FileHandle) => Promise<number>,
): Promise<number> {
  const path = placeOnDisk(file_id);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  const file = await openFile(path, 'wx', 0o600);
  try {
    const count = await write(file);
    await file.sync();
    return count;
  } finally {
    await file.close();
  }
}

const FileRow = z.object({
  file_id: z.uuid(),
  case_id: z.uuid(),
  byte_count: z.int(),
  media_type: z.string(),
  name: z.instanceof(Buffer),
});

/** A kept file as it leaves: its name opened, its bytes opened piece by piece as they are read. */
export interface KeptFile {
  file_name: string;
  media_type: string;
  byte_count: number;
  body: Readable;
}

/**
 * Opens a file with the key of its case. Who may have it is the caller's to decide. The bytes flow
 * after the transaction has ended: nothing of the database is held meanwhile.
 */
export async function openStoredFile(act: Act, file_id: string, key: Buffer): Promise<KeptFile> {
  const row = await act.db.maybeOne(sql('read_file'), { file_id }, FileRow);
  if (!row) throw refusals.file_unknown();
  const { media_type, byte_count } = row;
  const file_name = openFileName(key, file_id, row.name);
  return { file_name, media_type, byte_count, body: Readable.from(bytesOf(file_id, key)) };
}

/**
 * Removes a file for good: its bytes, then its row. Where its case is to be forgotten, destroy the
 * key as well: a copy of the disk would still hold the bytes.
 */
export async function removeFile(act: Act, file_id: string): Promise<void> {
  await rm(placeOnDisk(file_id), { force: true });
  await act.db.run(sql('delete_file'), { file_id });
}

/** The bytes of a file whose id and key one holds already, piece by piece. */
export async function* bytesOf(file_id: string, key: Buffer): AsyncGenerator<Buffer> {
  const file = await openFile(placeOnDisk(file_id), 'r');
  try {
    yield* readFrames(file, file_id, key);
  } finally {
    await file.close();
  }
}

/**
 * The whole file in memory, for readers that need it whole; uploads are bounded by their endpoint.
 */
export async function readFileBytes(act: Act, file_id: string, key: Buffer): Promise<Buffer> {
  const { body } = await openStoredFile(act, file_id, key);
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece as Buffer);
  return Buffer.concat(pieces);
}
