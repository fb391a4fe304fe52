import { useEffect, useState } from 'react';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import type { Choice } from './choice-buttons.tsx';
import { PRINT_ROWS } from './register-print.tsx';
import type { RegisterAddress, RegisterRows } from './register-state.ts';

/** A register on its way to paper: read on until all of it is there, or as much as is printed. */
export function useRegisterPaper<Row>(
  { read, rows, more }: RegisterRows<Row>,
  { reader }: { reader?: string | undefined },
) {
  const [isAsked, setAsked] = useState(false);
  const isWhole = !read.hasNextPage || rows.length >= PRINT_ROWS || read.isError;
  useEffect(() => {
    if (isAsked && !isWhole && !read.isFetching) more();
  }, [isAsked, isWhole, read.isFetching, more]);
  return {
    isPrinting: isAsked && isWhole,
    print: reader === undefined || rows.length === 0 ? undefined : () => setAsked(true),
    done: () => setAsked(false),
  };
}

/** What narrows a register, a line each: as its chips say it. */
export function useFilterLines() {
  const { choices, field, say } = useWords();
  return (
    register: Register,
    { filters }: Pick<RegisterAddress, 'filters'>,
    options: Readonly<Record<string, readonly Choice[]>>,
  ): string[] => {
    const module = register.title.split('.')[0] ?? '';
    return register.filters.flatMap(({ key, kind, list = '' }) => {
      const value = filters[key];
      if (value === undefined) return [];
      if (kind === 'flag')
        return [`${field(module, key)}: ${say(value === 'true' ? 'ui.yes' : 'ui.no')}`];
      const known = options[key] ?? choices(list);
      const parts = value
        .split(',')
        .map((it) => known.find((one) => one.value === it)?.label ?? it);
      return [`${field(module, key)}: ${parts.join(' · ')}`];
    });
  };
}
