const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const BITS = 5;

/** Bytes as people and authenticator apps write a secret (RFC 4648 §6), without padding. */
export function toBase32(bytes: Uint8Array): string {
  let text = '';
  let held = 0;
  let count = 0;
  for (const byte of bytes) {
    held = ((held << 8) | byte) & 0xfff;
    count += 8;
    while (count >= BITS) {
      count -= BITS;
      text += LETTERS[(held >> count) & 31];
    }
  }
  return count > 0 ? text + LETTERS[(held << (BITS - count)) & 31] : text;
}

/** The bytes behind such a text, or undefined when it holds another letter. */
export function fromBase32(text: string): Uint8Array<ArrayBuffer> | undefined {
  const bytes: number[] = [];
  let held = 0;
  let count = 0;
  for (const letter of text) {
    const value = LETTERS.indexOf(letter);
    if (value < 0) return undefined;
    held = ((held << BITS) | value) & 0xfff;
    count += BITS;
    if (count < 8) continue;
    count -= 8;
    bytes.push((held >> count) & 255);
  }
  return Uint8Array.from(bytes);
}
