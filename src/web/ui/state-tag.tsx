import type { ReactNode } from 'react';

import './state-tag.css';
import type { Tone } from './theme.ts';

interface Props {
  tone: Tone;
  children: ReactNode;
  title?: string | undefined;
  /** A dot before the words: for a state in a list, where many tags would shout. */
  isDot?: boolean;
}

/** A state in words and colour, the same four colours everywhere; never colour alone. */
export function StateTag({ tone, children, title, isDot = false }: Props) {
  return (
    <span className={isDot ? `state-dot is-${tone}` : `state-tag is-${tone}`} title={title}>
      {children}
    </span>
  );
}
