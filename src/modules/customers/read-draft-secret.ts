import type { Act } from '#gate/act';
import { draftSecret } from '#modules/vault';

/**
 * What a browser needs, beside a key of its own, to open the drafts this person left in it: a card
 * half typed outlives the tab and the battery, and is readable to nobody who is not signed in as
 * him (ruling "Drafts").
 */
export const readDraftSecret = (act: Act): Promise<{ secret: string }> =>
  Promise.resolve({ secret: draftSecret(act.actor.person_id).toString('base64') });
