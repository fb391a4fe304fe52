import { encode } from 'uqr';

import './qr-code.css';

interface Props {
  text: string;
  /** What it is, for who does not see it. */
  label: string;
}

/** A QR code, black on white in every appearance: cameras want it so. */
export function QrCode({ text, label }: Props) {
  const { data, size } = encode(text, { ecc: 'M', border: 3 });
  const path = data
    .flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')))
    .join('');
  return (
    <svg className="qr-code" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <path d={path} />
    </svg>
  );
}
