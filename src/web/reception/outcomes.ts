import { Outcome, type FollowUpRow } from '#contract/reception';

const onlyByPhone: readonly Outcome[] = ['no_answer', 'wrong_number'];

/** What can come of a contact of this kind: who stands before us has answered, who is called has not come. */
export function outcomesOf(kind: FollowUpRow['kind']): Outcome[] {
  return Outcome.options.filter((it) =>
    kind === 'visit' ? !onlyByPhone.includes(it) : it !== 'visited',
  );
}

/** The outcome after the kind was changed: a visit came; what no longer fits is taken back. */
export function outcomeAfter(
  kind: FollowUpRow['kind'],
  outcome: Outcome | undefined,
): Outcome | undefined {
  if (outcome !== undefined && outcomesOf(kind).includes(outcome)) return outcome;
  return kind === 'visit' ? 'visited' : undefined;
}
