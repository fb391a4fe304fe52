import { z } from 'zod';

/** The queues of imports; each job carries ids and codes, never a row. */
export const importQueues = {
  stage: 'customers.stage-import',
  apply: 'customers.apply-import',
  undo: 'customers.undo-import',
  destroy: 'customers.destroy-staged-lists',
} as const;

export const BatchErrand = z.object({
  batch_id: z.uuid(),
  company_id: z.uuid(),
  purpose: z.string(),
});
export type BatchErrand = z.infer<typeof BatchErrand>;

/** Rows per act: what is locked, written and logged together. */
export const CHUNK = 1_000;

/** What a job of this batch carries. */
export const errandOf = ({ batch_id, company_id, purpose }: BatchErrand): BatchErrand => ({
  batch_id,
  company_id,
  purpose,
});
