import { asksWhetherUnaware, cannotAttribute } from '#rules/reception';

/** The two taps as the rule reads them: "knew nothing" is yes. */
export const unawareFrom = (value: string | undefined): boolean | undefined =>
  value === undefined || value === '' ? undefined : value === 'yes';

export interface AwarenessValues {
  has_seen_dm: boolean;
  was_unaware: string | undefined;
}

export const noAwareness = (): AwarenessValues => ({ has_seen_dm: false, was_unaware: undefined });

/** What is sent of it, and only where it was asked. */
export function awarenessOf(
  { has_seen_dm, was_unaware }: AwarenessValues = noAwareness(),
  chosen: string | undefined,
) {
  const answer = unawareFrom(was_unaware);
  const isAsked = asksWhetherUnaware(chosen) && !has_seen_dm && answer !== undefined;
  return { has_seen_dm, ...(isAsked ? { was_unaware: answer } : {}) };
}

/** What the rule finds open, at the field where it is mended. */
export function awarenessProblems(values: AwarenessValues | undefined, chosen: string | undefined) {
  const heard = { chosen_channel: chosen ?? null, ...awarenessOf(values, chosen) };
  const refusal = cannotAttribute(heard);
  return refusal ? [{ path: 'awareness.was_unaware', code: 'required' }] : [];
}
