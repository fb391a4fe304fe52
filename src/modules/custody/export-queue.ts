import { z } from 'zod';

/** The queue of exports; a job names its order and nothing of its content. */
export const exportQueue = 'custody.make-export';

/** The daily queue that destroys what exports left behind. */
export const destroyQueue = 'custody.destroy-exports';

export const ExportErrand = z.object({ export_id: z.uuid(), company_id: z.uuid() });
export type ExportErrand = z.infer<typeof ExportErrand>;
