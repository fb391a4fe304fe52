import type { ComponentType } from 'react';

import type { WordKey } from '#language';

import type { Me } from '#contract/identity';

import { powersOf } from './me.ts';

export type NavGroup = 'work' | 'compliance' | 'administration';

/** One screen: where it lives, what it is called, who may open it and where it stands in the menu. */
export interface Screen {
  /** The router's path, parameters as `$customer_id`. */
  path: string;
  title: WordKey;
  load: () => Promise<{ Screen: ComponentType }>;
  /** The endpoint it cannot do without. Absent: every signed-in person. */
  permission?: string;
  /** Its place in the navigation; absent for pages reached from others. */
  group?: NavGroup;
  icon?: ComponentType;
  /** A tab at the bottom of a phone. */
  tab?: 'today' | 'customers' | 'todo';
  /** It speaks the words of a consultant's day alone, and does not wait for the others. */
  isEveryday?: boolean;
  /** Offered by the button "new". */
  isNew?: boolean;
}

/** The screens a person may open: the menu, the tabs and the way home are made of them. */
export function screensFor(me: Me, screens: readonly Screen[]): Screen[] {
  const { may } = powersOf(me);
  return screens.filter((it) => it.permission === undefined || may(it.permission));
}

/** The screen of the menu an address stands under: the longest path it begins with. */
export function screenAt(pathname: string, screens: readonly Screen[]): Screen | undefined {
  return screens
    .filter((it) => it.group && (pathname === it.path || pathname.startsWith(`${it.path}/`)))
    .toSorted((one, other) => other.path.length - one.path.length)[0];
}
