import { bandCodes } from '#kernel/band';

import { useWords } from '../words.ts';
import { bandLabel } from './band-label.ts';
import { ChoiceField } from './choice-field.tsx';
import type { FieldProps } from './field.tsx';

interface Props extends FieldProps {
  /** The limits in force, rising. */
  bounds: readonly number[];
  /** What stands behind the number: `㎡`. */
  unit: string;
}

/** A range instead of a number: faster to ask, kinder to answer, and no identity by itself. */
export function BandField({ bounds, unit, ...props }: Props) {
  const words = useWords();
  const choices = bandCodes(bounds).map((value) => ({
    value,
    label: bandLabel(words, value, unit),
  }));
  return <ChoiceField {...props} choices={choices} isNarrow />;
}
