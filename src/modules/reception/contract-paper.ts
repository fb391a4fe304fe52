import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

/** As it is typed or scanned; whether it is a number at all, its check character decides. */
export const PaperNumber = z
  .string()
  .trim()
  .max(40)
  .regex(/^[\p{L}\p{N}\s-]+$/u, { error: 'paper_number_wrong' });

/** As many sheets as one prints at once. */
export const SHEETS_MAX = 50;

export const paperEndpoints = {
  issuePaperCards: endpoint({
    id: 'reception.issue-paper-cards',
    method: 'POST',
    path: '/reception/paper-cards',
    input: z.object({
      /** Made by the screen: a second tap after a lost answer issues nothing new. */
      paper_batch_id: z.uuid().optional(),
      sheet_count: z.int().min(1).max(SHEETS_MAX),
    }),
    output: z.object({ paper_batch_id: z.uuid(), numbers: z.array(z.string()) }),
  }),
  readPaperCard: endpoint({
    id: 'reception.read-paper-card',
    method: 'GET',
    path: '/reception/paper-cards/:paper_number',
    purposes: ['sales', 'service'],
    input: z.object({ paper_number: PaperNumber }),
    output: z.object({
      paper_number: z.string(),
      is_carded: z.boolean(),
      /** The customer it was filled for, where he is the reader's to open. */
      customer_id: z.uuid().nullable(),
    }),
  }),
};
