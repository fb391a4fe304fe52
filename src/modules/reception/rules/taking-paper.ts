import type { Refusal } from '#kernel/refusal';

import { refusals } from '../contract.ts';

interface Taking {
  /** The sheet as it was issued; undefined when no such number ever was. */
  paper: { customer_id: string | null } | undefined;
  /** The number the card bears already. */
  held: string | undefined;
}

/** 纸卡与电子卡一一对应 (warm-card/3b): why a sheet cannot be put to a card. */
export function cannotTakePaper({ paper, held }: Taking): Refusal | undefined {
  if (!paper) return refusals.paper_unknown({}, 'warm-card/3b');
  if (paper.customer_id !== null) return refusals.paper_taken({}, 'warm-card/3b');
  if (held !== undefined) return refusals.card_has_paper({ paper_number: held }, 'warm-card/3b');
  return undefined;
}
