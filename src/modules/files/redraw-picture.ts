import type { Sharp } from 'sharp';

/** A camera's 50 megapixels, and no canvas of a gigabyte in a file of a kilobyte. */
const MAX_PIXELS = 60_000_000;
/** Enough to read the small print of an identity card, and a tenth of what a phone takes. */
const LONGEST_PX = 2400;
const THUMB_PX = 320;
const WITHIN_SECONDS = 20;

export interface Picture {
  whole: Buffer;
  thumb: Buffer;
}

/**
 * Draws a picture anew, upright, as JPEG, and a small one beside it. What comes out is pixels
 * alone: place, device and time (E14) and whatever hung before, in or behind the picture (E04)
 * stay behind. Undefined when it is no picture, or larger than any camera takes. Works on threads
 * of its own; the program for it is loaded with the first picture.
 */
export async function redrawPicture(bytes: Buffer): Promise<Picture | undefined> {
  const { default: sharp } = await import('sharp');
  // One picture takes one thread: a whole album must not stop who only reads a list.
  sharp.concurrency(1);
  sharp.cache(false);
  const draw = (longest_px: number, quality: number): Promise<Buffer> => {
    const source: Sharp = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'error', pages: 1 });
    return source
      .timeout({ seconds: WITHIN_SECONDS })
      .autoOrient()
      .resize({ width: longest_px, height: longest_px, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality })
      .toBuffer();
  };
  try {
    const whole = await draw(LONGEST_PX, 84);
    return { whole, thumb: await draw(THUMB_PX, 70) };
  } catch {
    return undefined; // What the decoder says of a foreign file helps nobody who sent it.
  }
}
