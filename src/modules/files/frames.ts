import type { FileHandle } from 'node:fs/promises';

import { open, seal, SealBroken } from '#platform/cipher';

/** One frame of a file: what a reader holds in memory at a time. */
const FRAME_BYTES = 1 << 20;
const LENGTH_BYTES = 4;

const wordOf = (file_id: string, frame_no: number, isLast: boolean) =>
  `files.file|bytes|${file_id}|${frame_no}|${isLast ? 'last' : 'more'}`;

/** Bytes of any size as frames of one size, the last one shorter and said to be the last. */
async function* framesOf(
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): AsyncGenerator<{ bytes: Buffer; isLast: boolean }> {
  let waiting: Buffer[] = [];
  let size = 0;
  for await (const piece of source) {
    let rest = Buffer.from(piece);
    while (size + rest.length > FRAME_BYTES) {
      const room = FRAME_BYTES - size;
      yield { bytes: Buffer.concat([...waiting, rest.subarray(0, room)]), isLast: false };
      rest = rest.subarray(room);
      waiting = [];
      size = 0;
    }
    waiting.push(rest);
    size += rest.length;
  }
  yield { bytes: Buffer.concat(waiting), isLast: true };
}

/**
 * Writes bytes as sealed frames, each bound to its file, its place and whether it is the last: a
 * file that was cut, reordered or mixed with another does not open. Answers how many bytes were
 * written.
 */
export async function writeFrames(
  file: FileHandle,
  file_id: string,
  key: Buffer,
  source: AsyncIterable<Uint8Array> | Iterable<Uint8Array>,
): Promise<number> {
  let count = 0;
  let frame_no = 0;
  for await (const { bytes, isLast } of framesOf(source)) {
    const sealed = seal(key, bytes, wordOf(file_id, frame_no, isLast));
    const length = Buffer.alloc(LENGTH_BYTES);
    length.writeUInt32BE(sealed.length);
    await file.write(Buffer.concat([length, sealed]));
    count += bytes.length;
    frame_no += 1;
  }
  return count;
}

/** Opens the frames one after the other: throws SealBroken before a false byte is handed out. */
export async function* readFrames(
  file: FileHandle,
  file_id: string,
  key: Buffer,
): AsyncGenerator<Buffer> {
  const { size } = await file.stat();
  const length = Buffer.alloc(LENGTH_BYTES);
  let at = 0;
  for (let frame_no = 0; at < size || frame_no === 0; frame_no += 1) {
    const head = await file.read(length, 0, LENGTH_BYTES, at);
    if (head.bytesRead < LENGTH_BYTES) throw new SealBroken('the file ends early');
    const sealed = Buffer.alloc(Math.min(length.readUInt32BE(), FRAME_BYTES + 64));
    await file.read(sealed, 0, sealed.length, at + LENGTH_BYTES);
    at += LENGTH_BYTES + sealed.length;
    yield open(key, sealed, wordOf(file_id, frame_no, at >= size));
  }
}
