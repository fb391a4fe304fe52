import { z } from 'zod';

/** The queue of exports; a job names its order and nothing of its content. */
export const exportQueue = 'custody.make-export';

export const ExportErrand = z.object({ export_id: z.uuid(), company_id: z.uuid() });
export type ExportErrand = z.infer<typeof ExportErrand>;
