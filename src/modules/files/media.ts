/** What may be attached: what a phone's camera, a scanner and a recorder make. */
export const pictureTypes = ['image/jpeg', 'image/png', 'image/webp'] as const;
export type PictureType = (typeof pictureTypes)[number];
export type MediaType =
  | PictureType
  | 'application/pdf'
  | 'audio/mpeg'
  | 'audio/mp4'
  | 'audio/ogg'
  | 'audio/wav'
  | 'audio/webm';

const text = (bytes: Buffer, from: number, count: number) =>
  bytes.subarray(from, from + count).toString('latin1');

/**
 * What bytes are, by themselves: a name is what somebody typed (E04). Undefined is everything else:
 * pages, scripts and drawings that a browser would run, archives, programs.
 */
export function mediaOf(bytes: Buffer): MediaType | undefined {
  if (bytes.length < 16) return undefined;
  const head = bytes.readUInt32BE(0);
  const riff = text(bytes, 0, 4) === 'RIFF' ? text(bytes, 8, 4) : '';
  if (head >>> 8 === 0xffd8ff) return 'image/jpeg';
  if (head === 0x89504e47) return 'image/png';
  if (riff === 'WEBP') return 'image/webp';
  if (riff === 'WAVE') return 'audio/wav';
  if (text(bytes, 0, 5) === '%PDF-') return isWholePdf(bytes) ? 'application/pdf' : undefined;
  if (text(bytes, 0, 4) === 'OggS') return 'audio/ogg';
  if (head === 0x1a45dfa3) return 'audio/webm';
  if (text(bytes, 4, 4) === 'ftyp')
    return /^M4[AB]/.test(text(bytes, 8, 4)) ? 'audio/mp4' : undefined;
  // An MPEG frame begins with eleven ones; with a title, by ID3.
  if (text(bytes, 0, 3) === 'ID3' || head >>> 21 === 0x7ff) return 'audio/mpeg';
  return undefined;
}

/**
 * True for a photo as an iPhone keeps it (HEIC): the pictures' program comes without its decoder,
 * whose patents are not free, so it is refused in words that say how to send it.
 */
export const isHeic = (bytes: Buffer): boolean =>
  text(bytes, 4, 4) === 'ftyp' && /^(hei[cxms]|hev[cxms]|mif1|msf1)$/.test(text(bytes, 8, 4));

/** A paper that ends where it says, so that nothing else hangs behind it. */
const isWholePdf = (bytes: Buffer) =>
  /%%EOF\s*$/.test(text(bytes, Math.max(0, bytes.length - 64), 64));

export const isPicture = (type: string): type is PictureType =>
  (pictureTypes as readonly string[]).includes(type);

const extensions: Record<MediaType, string> = {
  'image/jpeg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
  'application/pdf': 'pdf',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/wav': 'wav',
  'audio/webm': 'weba',
};

/** Parts of a path, marks that turn the reading around, and what no system takes in a name. */
// eslint-disable-next-line no-control-regex
const unfit = /[\u0000-\u001f\u007f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ufeff"*:<>?|]/g;

/**
 * A name to hand a file out under (E03): the last part of what somebody typed, without what turns
 * or hides, with the ending of what the bytes are. The place on the disk never comes from it.
 */
export function handedOutName(typed: string, type: MediaType): string {
  const last = typed.split(/[\\/]/).at(-1)!.replaceAll(unfit, '').trim();
  const stem = last.replace(/(\.[^.]{0,8})+$/, '').replace(/^[.\s]+/, '');
  const isDevice = /^(con|prn|aux|nul|com\d|lpt\d)$/i.test(stem);
  const safe = stem === '' || isDevice ? 'file' : [...stem].slice(0, 80).join('');
  return `${safe}.${extensions[type]}`;
}
