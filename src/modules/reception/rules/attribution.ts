import type { Refusal } from '#kernel/refusal';

import { refusals } from '../contract.ts';

/** What somebody said of how he heard of us. */
export interface Heard {
  chosen_channel: string | null;
  has_seen_dm: boolean;
  was_unaware?: boolean | null | undefined;
}

/** Channels only of people who knew nothing of the project before (warm-card/6b). */
const ofTheUnaware = new Set(['passing_by', 'event']);

/** True where it must be asked whether the customer knew of the project before. */
export const asksWhetherUnaware = (channel: string | null | undefined): boolean =>
  ofTheUnaware.has(channel ?? '');

/** The channel that counts: whoever ever saw a leaflet is direct mail, whatever else led him here. */
export const attributedChannel = ({ chosen_channel, has_seen_dm }: Heard): string | null =>
  has_seen_dm ? 'dm' : chosen_channel;

/**
 * Why a channel cannot count as it was chosen (warm-card/6b): passing by and events are for whoever
 * knew nothing before. Who knew has another channel; who was not asked is asked.
 */
export function cannotAttribute(heard: Heard): Refusal | undefined {
  const { chosen_channel, was_unaware } = heard;
  if (attributedChannel(heard) !== chosen_channel || !asksWhetherUnaware(chosen_channel))
    return undefined;
  if (was_unaware === true) return undefined;
  const refusal = was_unaware === false ? refusals.channel_for_unaware : refusals.unaware_not_asked;
  return refusal({ awareness_channel: chosen_channel! }, 'warm-card/6b');
}
