import { z } from 'zod';

import { endpoint } from '#kernel/endpoint';

/** What decides how an awareness channel counts (warm-card/6b), asked where it is chosen. */
export const Awareness = z.object({
  /** 曾收到或看到直投单页: counts before anything else that led here. */
  has_seen_dm: z.boolean().default(false),
  /** 此前毫不知道本项目: asked of whoever passed by or came to an event. */
  was_unaware: z.boolean().optional(),
});
export type Awareness = z.infer<typeof Awareness>;

const Channel = z.string().max(40);

/** One statement of how somebody heard of us, and how it counts; the latest holds. */
export const AttributionRow = z.object({
  attribution_id: z.uuid(),
  /** What was said. */
  chosen_channel: Channel.nullable(),
  /** What counts. */
  channel: Channel.nullable(),
  has_seen_dm: z.boolean(),
  was_unaware: z.boolean().nullable(),
  /** Why it was corrected; in words only whoever sees the customer in clear reads. */
  reason: z.string().nullable(),
  at: z.coerce.date(),
  by_name: z.string(),
});
export type AttributionRow = z.infer<typeof AttributionRow>;

const forWork = ['sales', 'service'];

export const attributionEndpoints = {
  correctAttribution: endpoint({
    id: 'reception.correct-attribution',
    method: 'POST',
    path: '/reception/warm-cards/:customer_id/attributions',
    purposes: forWork,
    input: z.object({
      customer_id: z.uuid(),
      chosen_channel: Channel,
      awareness: Awareness,
      reason: z.string().trim().min(2).max(200),
      /** Made by the client: what is sent twice is one correction. */
      attribution_id: z.uuid().optional(),
    }),
    output: z.object({ channel: Channel }),
  }),
  listAttributions: endpoint({
    id: 'reception.list-attributions',
    method: 'GET',
    path: '/reception/warm-cards/:customer_id/attributions',
    purposes: forWork,
    input: z.object({ customer_id: z.uuid() }),
    /** What counts today, also where a list or a form said it; and what was said, newest first. */
    output: z.object({ channel: Channel.nullable(), rows: z.array(AttributionRow) }),
  }),
};
