import sharp from 'sharp';
import { expect, test } from 'vitest';

import { PAPER, photo, PLACE } from '../../../test/support/pictures.ts';
import { handedOutName, isHeic, mediaOf } from './media.ts';
import { redrawPicture } from './redraw-picture.ts';

const padded = (text: string) => Buffer.from(text.padEnd(64));

test.each([
  ['<html><script>alert(1)</script></html>', undefined],
  ['<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>', undefined],
  ['alert(document.cookie)//', undefined],
  ['PK\u0003\u0004', undefined],
  ['MZ', undefined],
  ['%PDF-1.7 no end', undefined],
  ['%PDF-1.7 %%EOF <script>alert(1)</script>', undefined],
])('E04: %s is not kept, whatever its name says', (text, type) => {
  expect(mediaOf(padded(text))).toBe(type);
});

test('what a camera, a scanner and a recorder make is known by its bytes', async () => {
  expect(mediaOf(await photo())).toBe('image/jpeg');
  expect(mediaOf(PAPER)).toBe('application/pdf');
  expect(mediaOf(padded('ID3'))).toBe('audio/mpeg');
  expect(mediaOf(padded('RIFF....WAVE'))).toBe('audio/wav');
  expect(mediaOf(padded('....ftypM4A '))).toBe('audio/mp4');
});

test('a photo as an iPhone keeps it is told from a recording and from other pictures', async () => {
  for (const brand of ['heic', 'heix', 'hevc', 'mif1', 'msf1'])
    expect(isHeic(padded(`....ftyp${brand}`))).toBe(true);
  for (const other of ['....ftypM4A ', '....ftypavif', 'heic', 'RIFF....WAVE'])
    expect(isHeic(padded(other))).toBe(false);
  expect(isHeic(await photo())).toBe(false);
  // Were it ever readable, it would be drawn anew like the others instead of refused.
  expect(await redrawPicture(padded('....ftypheic'))).toBeUndefined();
});

test('E14: place, device and time are taken out of a photo, which comes out upright', async () => {
  const sent = await photo(600, 300);
  expect(sent.toString('latin1')).toContain(PLACE);
  const drawn = (await redrawPicture(sent))!;
  for (const bytes of [drawn.whole, drawn.thumb]) {
    const { exif, xmp, iptc, icc } = await sharp(bytes).metadata();
    expect([exif, xmp, iptc, icc]).toEqual([undefined, undefined, undefined, undefined]);
    expect(bytes.toString('latin1')).not.toContain(PLACE);
  }
  const { width, height } = await sharp(drawn.whole).metadata();
  expect([width, height]).toEqual([300, 600]);
});

test('E04: what hangs behind a picture stays behind', async () => {
  const polyglot = Buffer.concat([await photo(), Buffer.from('<script>alert(1)</script>')]);
  const drawn = (await redrawPicture(polyglot))!;
  expect(drawn.whole.toString('latin1')).not.toContain('<script>');
});

test('a canvas no camera takes, a cut picture and no picture at all are refused', async () => {
  const huge = await sharp({
    create: { width: 12_000, height: 6_000, channels: 3, background: '#fff' },
  })
    .png({ compressionLevel: 9 })
    .toBuffer();
  expect(huge.length).toBeLessThan(1 << 20);
  expect(await redrawPicture(huge)).toBeUndefined();
  const whole = await photo(900, 900);
  expect(await redrawPicture(whole.subarray(0, whole.length >> 1))).toBeUndefined();
  expect(await redrawPicture(Buffer.from('\u00ff\u00d8\u00ff no picture', 'latin1'))).toBe(
    undefined,
  );
});

test.each([
  ['../../etc/passwd', 'passwd.jpg'],
  ['..\\..\\x.exe', 'x.jpg'],
  ['C:\\CON', 'file.jpg'],
  ['CON.txt', 'file.jpg'],
  ['a\u0000b.html', 'ab.jpg'],
  ['photo\u202egpj.exe', 'photogpj.jpg'],
  ['"; filename="x.html', ' filename=x.jpg'.trim()],
  ['\r\nset-cookie: a=b', 'set-cookie a=b.jpg'],
  ['名片.png', '名片.jpg'],
  ['x'.repeat(300), `${'x'.repeat(80)}.jpg`],
  ['...', 'file.jpg'],
])('E03, D05: %s is handed out as a plain name with the ending of its bytes', (typed, name) => {
  expect(handedOutName(typed, 'image/jpeg').replace(/^; ?/, '')).toBe(name);
});
