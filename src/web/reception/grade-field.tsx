import type { IntentGrade } from '#contract/customers';
import { cannotGrade } from '#rules/reception';

import { useTerms } from '../policy/terms.ts';
import { useMe } from '../shell/me.ts';
import { useWords } from '../words.ts';
import { TapField } from './taps.tsx';

interface Props {
  name: string;
  /** The grade so far, where there is one: lowering it is the site supervisor's (warm-card/5c). */
  from?: IntentGrade | null | undefined;
}

/** A to D, each with what it means; what the rule refuses is shown with the rule's reason. */
export function GradeField({ name, from = null }: Props) {
  const words = useWords();
  const { offices } = useMe();
  const terms = useTerms();
  const graded = words.choices('intent_grade').map(({ value, label }) => {
    const no = terms && cannotGrade(from, value as IntentGrade, offices, terms.warm_card);
    const help = words.label('intent_grade_help', value);
    return { value, label, help, isDisabled: no !== undefined, reason: no && words.refusal(no) };
  });
  const reason = graded.find((it) => it.reason)?.reason;
  return (
    <TapField
      name={name}
      label={words.field('reception', 'intent_grade')}
      choices={graded}
      hint={reason ?? ''}
    />
  );
}
