import { useEffect } from 'react';

import { useKept } from '../ui/kept.ts';
import { applyPalette, type Appearance } from '../ui/theme.ts';
import { usePrefersDark } from '../ui/use-phone.ts';

export type AppearanceChoice = Appearance | 'system';

/** Light, dark, or as the reader's system: the choice, what it comes to, and how to change it. */
export function useAppearance() {
  const [kept, keep] = useKept('appearance');
  const prefersDark = usePrefersDark();
  const choice: AppearanceChoice = kept === 'light' || kept === 'dark' ? kept : 'system';
  const system: Appearance = prefersDark ? 'dark' : 'light';
  const appearance: Appearance = choice === 'system' ? system : choice;
  useEffect(() => applyPalette(appearance), [appearance]);
  return {
    choice,
    appearance,
    choose: (next: AppearanceChoice) => keep(next === 'system' ? undefined : next),
  };
}
