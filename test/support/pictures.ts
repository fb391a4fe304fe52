import sharp from 'sharp';

/** What a phone writes into a photo: where it was taken, and with what. */
export const PLACE = 'KebuCanaryCamera';

/** A photo as a phone makes it: lying on its side, with place, device and time. */
export const photo = (width = 600, height = 300): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#7799bb' } })
    .withMetadata({ orientation: 6 })
    .withExifMerge({
      IFD0: { Make: PLACE },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '31/1 14/1 0/1' },
    })
    .jpeg()
    .toBuffer();

export const PAPER = Buffer.from('%PDF-1.7\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n');
