import { bandCodes } from '#kernel/band';

import { useWords, type Speech } from '../words.ts';
import { ChoiceField } from './choice-field.tsx';
import type { FieldProps } from './field.tsx';

/** A band in words: `-80`, `80-100`, `160-` of ㎡ are 80 ㎡ 以下, 80–100 ㎡, 160 ㎡ 及以上. */
export function bandLabel({ say }: Speech, code: string, unit: string): string {
  const [from, to] = code.split('-');
  if (!from) return say('ui.band.below', { to: to ?? '', unit });
  if (!to) return say('ui.band.from', { from, unit });
  return say('ui.band.between', { from, to, unit });
}

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
