import { restoreDrafts } from './drafts.ts';
import { openShelf } from './shelf.ts';
import { restoreUnsent } from './unsent.ts';

/** Whoever comes in finds what he left half typed or unsent, before the first screen is drawn. */
export async function findLeftBehind(person_id: string): Promise<void> {
  const left = await openShelf(person_id);
  restoreDrafts(left.filter((it) => it.kind === 'draft'));
  restoreUnsent(left.filter((it) => it.kind === 'unsent'));
}
