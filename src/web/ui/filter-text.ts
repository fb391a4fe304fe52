import type { Filter } from '#kernel/register';

import { useWords } from '../words.ts';
import type { Choice } from './choice-buttons.tsx';
import { isListFilter } from './register-state.ts';

export interface FilterProps {
  filter: Filter;
  label: string;
  value: string | undefined;
  /** The values to choose from, where they are not a list of words: colleagues. */
  options?: readonly Choice[] | undefined;
  onChange: (value: string | undefined) => void;
}

export const isDay = ({ kind }: Filter) => kind === 'date_from' || kind === 'date_until';

/** What a filter can be set to. */
export function useChoices({
  filter,
  options,
}: Pick<FilterProps, 'filter' | 'options'>): readonly Choice[] {
  const { choices, say } = useWords();
  if (filter.kind === 'flag')
    return [
      { value: 'true', label: say('ui.yes') },
      { value: 'false', label: say('ui.no') },
    ];
  return options ?? (isListFilter(filter) ? choices(filter.list ?? '') : []);
}

/** What a filter is set to, in words. */
export function useFilterText(props: Pick<FilterProps, 'filter' | 'value' | 'options'>): string {
  const choices = useChoices(props);
  const { filter, value = '' } = props;
  if (isDay(filter)) return value;
  return value
    .split(',')
    .map((it) => choices.find((choice) => choice.value === it)?.label ?? it)
    .join(' · ');
}
