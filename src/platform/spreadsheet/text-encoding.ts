import { isUtf8 } from 'node:buffer';

/** How a text file is written, and how sure that is. */
export interface TextEncoding {
  label: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5' | 'windows-1252';
  /** Bytes of byte order mark to leave out. */
  skip: number;
  is_guessed: boolean;
}

const SAMPLE = 256 << 10;
const PIECE = 256 << 10;

/**
 * The encoding of a text file, or undefined when it is no text. A byte order mark decides; without
 * one, valid UTF-8 is UTF-8; then UTF-16 shows by its zero bytes or, where a Chinese file has none,
 * by its line ends and commas; the rest is told apart by how high bytes stand together.
 */
export function textEncoding(bytes: Buffer): TextEncoding | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return sure('utf-8', 3);
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return sure('utf-16le', 2);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return sure('utf-16be', 2);
  const sample = bytes.subarray(0, SAMPLE);
  const wide = wideEncoding(sample);
  if (wide) return { label: wide, skip: 0, is_guessed: true };
  if (sample.includes(0)) return undefined;
  if (isUtf8(bytes)) return sure('utf-8', 0);
  return { label: narrowEncoding(sample), skip: 0, is_guessed: true };
}

function sure(label: TextEncoding['label'], skip: number): TextEncoding {
  return { label, skip, is_guessed: false };
}

/**
 * UTF-16 without a mark: separators and line ends are a zero byte and an ASCII byte, always on the
 * same side, and there is no text file without either.
 */
function wideEncoding(sample: Buffer): 'utf-16le' | 'utf-16be' | undefined {
  const separators = new Set([0x09, 0x0a, 0x0d, 0x2c, 0x3b, 0x7c, 0x22]);
  let little = 0;
  let big = 0;
  let alone = 0;
  for (let at = 0; at + 1 < sample.length; at += 2) {
    const [low, high] = [sample[at]!, sample[at + 1]!];
    if (high === 0 && separators.has(low)) little += 1;
    else if (low === 0 && separators.has(high)) big += 1;
    else if (low === 0 && high === 0) alone += 1;
  }
  const pairs = sample.length / 2;
  if (alone > pairs / 100) return undefined;
  if (little > big * 4 && little > pairs / 200) return 'utf-16le';
  if (big > little * 4 && big > pairs / 200) return 'utf-16be';
  return undefined;
}

/**
 * GB18030, Big5 or Windows-1252. In Western text a high byte stands alone among ASCII letters; a
 * Chinese character has two bytes, and in Big5 four in ten end below 0x80, in GB 2312 none.
 */
function narrowEncoding(sample: Buffer): TextEncoding['label'] {
  let high = 0;
  let alone = 0;
  for (let at = 0; at < sample.length; at += 1) {
    if (sample[at]! < 0x80) continue;
    high += 1;
    if ((sample[at - 1] ?? 0) < 0x80 && (sample[at + 1] ?? 0) < 0x80) alone += 1;
  }
  if (alone >= high * 0.9) return 'windows-1252';
  let pairs = 0;
  let low = 0;
  for (let at = 0; at + 1 < sample.length; at += 1) {
    if (sample[at]! < 0x81) continue;
    pairs += 1;
    if (sample[at + 1]! < 0x7f) low += 1;
    at += 1;
  }
  return low > pairs * 0.2 ? 'big5' : 'gb18030';
}

/** The text in pieces, so that a large file is never held twice. Bad bytes come out as U+FFFD. */
export function* decoded(bytes: Buffer, encoding: TextEncoding): Generator<string> {
  const decoder = new TextDecoder(encoding.label, { ignoreBOM: true });
  for (let at = encoding.skip; at < bytes.length; at += PIECE)
    yield decoder.decode(bytes.subarray(at, at + PIECE), { stream: true });
  yield decoder.decode();
}
