import { z } from 'zod';

import { Archive } from '../contract.ts';
import type { ImportVerdict } from '../contract-import.ts';

/** One row of the list as it waits, sealed under the batch's case. */
export const StagedRow = z.object({
  /** The row as the file shows it, for the report that goes back to be corrected. */
  cells: z.array(z.string()),
  name: z.string(),
  phones: z.array(z.string()),
  /** The consultant the list names, if it does. */
  owner_name: z.string().nullable(),
  archive: Archive.nullable(),
});
export type StagedRow = z.infer<typeof StagedRow>;

/**
 * A row read and judged by what it says itself; whether the company knows it is judged in the act.
 */
export interface ReadRow {
  row_no: number;
  staged: StagedRow;
  /** `field.issue`. */
  reasons: string[];
  verdict: ImportVerdict;
}
