import { useEffect, useRef } from 'react';

import { isCommand } from './typing.ts';

interface Keys {
  /** The register's element: rows are found in it by `data-row`. */
  root: () => HTMLElement | null;
  row_count: number;
  /** Brings a row into the page before it takes the focus. */
  reveal: (row: number) => void;
  choose?: ((row: number, isRange: boolean) => void) | undefined;
}

const linkOf = (root: HTMLElement | null, row: number) =>
  root?.querySelector<HTMLElement>(`[data-row="${row}"] a`);

/** The row that holds the focus; -1 when none does. */
function rowOfFocus(): number {
  const row = document.activeElement?.closest('[data-row]')?.getAttribute('data-row');
  return row === null || row === undefined ? -1 : Number(row);
}

/**
 * A register by keyboard: j and k (or the arrows) walk the rows, x chooses, / goes to the filters.
 * Enter needs nothing: the focus is on the row's own link.
 */
export function useRegisterKeys(keys: Keys): void {
  const now = useRef(keys);
  now.current = keys;
  useEffect(() => {
    const steps: Record<string, number> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };
    const goTo = (row: number) => {
      const { root, reveal } = now.current;
      reveal(row);
      // The row is drawn once the scrolling has been seen.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => linkOf(root(), row)?.focus({ preventScroll: true })),
      );
    };
    const onKey = (event: KeyboardEvent) => {
      if (!isCommand(event)) return;
      const { root, row_count, choose } = now.current;
      const at = rowOfFocus();
      const step = steps[event.key];
      // Arrows belong to whatever else holds the focus: they walk only within the rows.
      const isWalk = step !== undefined && (at >= 0 || !event.key.startsWith('Arrow'));
      if (isWalk && row_count > 0) goTo(Math.max(0, Math.min(at + step, row_count - 1)));
      else if (event.key.toLowerCase() === 'x' && at >= 0 && choose) choose(at, event.shiftKey);
      else if (event.key === '/')
        root()?.closest('.register')?.querySelector<HTMLElement>('.chips button')?.focus();
      else return;
      event.preventDefault();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}
