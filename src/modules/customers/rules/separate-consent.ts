import type { Archive } from '../contract.ts';
import { archiveFields, type ArchiveField } from '../contract-archive.ts';

/** The purpose whose consent is the separate one for sensitive information (information/2b). */
export const SEPARATE = 'sensitive';

type Sections = Pick<Archive, 'contact' | 'sensitive'>;

/**
 * Whether a field of the archive is closed because the separate consent it rests on is not there,
 * or not there any more (information/2b; PIPL 15, 29). To everybody, the owner too: what is kept
 * waits sealed for its end.
 */
export function isWithdrawn(field: string, covered: readonly string[]): boolean {
  const declared = archiveFields[field as ArchiveField] as { class: string } | undefined;
  return declared?.class === 'sensitive' && !covered.includes(SEPARATE);
}

/** The sections as they may be shown: without what the separate consent no longer covers. */
export function shownSections<Kept extends Sections>(kept: Kept, covered: readonly string[]): Kept {
  const only = <Section extends object>(section: Section): Section =>
    Object.fromEntries(
      Object.entries(section).filter(([field]) => !isWithdrawn(field, covered)),
    ) as Section;
  return { ...kept, contact: only(kept.contact), sensitive: only(kept.sensitive) };
}

/**
 * What is rewritten with what its writer was not shown: a value hidden from him has not been taken
 * away by him. A value he writes anew stands, and is refused for want of the consent.
 */
export function withHidden<Sent extends Sections>(
  sent: Sent,
  kept: Sections,
  covered: readonly string[],
): Sent {
  const hidden = <Section extends object>(section: Section): Section =>
    Object.fromEntries(
      Object.entries(section).filter(([field]) => isWithdrawn(field, covered)),
    ) as Section;
  return {
    ...sent,
    contact: { ...hidden(kept.contact), ...sent.contact },
    sensitive: { ...hidden(kept.sensitive), ...sent.sensitive },
  };
}
