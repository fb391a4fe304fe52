import { encode } from 'uqr';

import type { PublicForm } from '#contract/forms';

import { el } from './guest-draw.ts';
import type { GuestWords } from './guest-words.ts';

const SVG = 'http://www.w3.org/2000/svg';

/** The code of an address, black on white: cameras and copiers want it so. */
function codeOf(address: string, label: string): SVGElement {
  const { data, size } = encode(address, { ecc: 'M', border: 2 });
  const dots = data.flatMap((row, y) =>
    row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : '')),
  );
  const picture = document.createElementNS(SVG, 'svg');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', dots.join(''));
  picture.append(path);
  picture.setAttribute('viewBox', `0 0 ${size} ${size}`);
  picture.setAttribute('role', 'img');
  picture.setAttribute('aria-label', label);
  picture.setAttribute('class', 'paper-code');
  return picture;
}

/** The head of the printed form: whoever would rather type scans it and is on its page. */
export function paperHead({ page }: GuestWords): HTMLElement {
  const address = location.origin + location.pathname;
  return el(
    'div',
    { class: 'paper-head' },
    codeOf(address, page.scan),
    el('p', { class: 'soft' }, page.scan),
  );
}

/** Its foot: which version and notice it was, and where the guest signs for what he ticked. */
export function paperFoot({ page }: GuestWords, { version, notice }: PublicForm): HTMLElement {
  return el(
    'div',
    { class: 'paper-foot' },
    el('span', {}, page.signature),
    el('span', {}, page.signed_on),
    el(
      'small',
      { class: 'soft' },
      `${location.pathname} · v${version} · ${notice.code} v${notice.version}`,
    ),
  );
}
