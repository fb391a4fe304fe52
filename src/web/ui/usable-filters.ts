import type { Register } from '#kernel/register';

import type { Speech } from '../words.ts';
import type { Choice } from './choice-buttons.tsx';
import type { RegisterAddress } from './register-state.ts';

export interface FiltersProps {
  register: Register;
  address: RegisterAddress;
  /** Query keys that narrow the register but are set elsewhere, with their names: a search. */
  carried: Readonly<Record<string, string>>;
  options: Readonly<Record<string, readonly Choice[]>>;
}

/** A filter whose values are nowhere to be had would be a dead end. */
export function usableFilters(
  { register, options }: FiltersProps,
  choices: Speech['choices'],
): Register['filters'] {
  return register.filters.filter(({ key, kind, list = '' }) => {
    if (kind === 'person') return (options[key]?.length ?? 0) > 0;
    return kind.startsWith('code') ? (options[key] ?? choices(list)).length > 0 : true;
  });
}
