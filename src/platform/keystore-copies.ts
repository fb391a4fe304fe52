import { KeystoreDamaged } from './keystore-errors.ts';
import type { Page } from './keystore-page.ts';

/** A page as one mirror holds it; `page` is undefined where it does not open. */
export type Copy = { image: Buffer; page: Page | undefined };

/** Of several copies the one written last; undefined when none is whole. */
export function newest<It extends Copy>(copies: readonly It[]): It | undefined {
  const whole = copies.filter((it) => it.page !== undefined);
  const version = Math.max(...whole.map((it) => it.page!.version));
  const [best, ...rivals] = whole.filter((it) => it.page!.version === version);
  // Each mirror has been written to without the other: nobody can say which keys are right.
  if (rivals.some((it) => !it.page!.slots.equals(best!.page!.slots)))
    throw new KeystoreDamaged('the mirrors of the keystore went separate ways; keep the newer one');
  return best;
}
