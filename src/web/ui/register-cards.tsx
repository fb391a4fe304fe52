import { useEffect, useRef, type ReactNode } from 'react';

import type { Register } from '#kernel/register';

import { useWords } from '../words.ts';
import { RegisterCell, type OwnCells, type ToneOf } from './register-cell.tsx';
import type { RegisterView } from './register-state.ts';

interface Props<Row extends object> {
  register: Register;
  rows: readonly Row[];
  rowId: (row: Row) => string;
  onOpen: (row: Row) => void;
  /** What stands on a card; default: the first columns. */
  card?: ((row: Row) => ReactNode) | undefined;
  cells: OwnCells<Row>;
  toneOf: ToneOf;
  view: RegisterView;
  more: () => void;
}

/** How many columns a card shows below its title. */
const LINES = 5;

/** A register on a phone: a card a row, read on as the last comes into view. */
export function RegisterCards<Row extends object>(props: Props<Row>) {
  const { register, rows, rowId, onOpen, card, cells, toneOf, view, more } = props;
  const { field } = useWords();
  const end = useRef<HTMLDivElement>(null);
  const read = useRef(more);
  read.current = more;
  useEffect(() => {
    const element = end.current;
    if (!element) return;
    const watch = new IntersectionObserver(([it]) => it?.isIntersecting && read.current(), {
      rootMargin: '600px',
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, [rows.length]);

  const module = register.title.split('.')[0] ?? '';
  const title = view.columns.find((it) => it.class === 'important') ?? view.columns[0];
  const state = view.columns.find((it) => it.kind === 'code' && it.key !== title?.key);
  const lines = view.columns.filter((it) => it !== title && it !== state).slice(0, LINES);
  const valueOf = (key: string, row: Row) => {
    const column = register.columns.find((it) => it.key === key)!;
    const value = (row as Record<string, unknown>)[key];
    return cells[key]?.(row) ?? <RegisterCell column={column} value={value} toneOf={toneOf} />;
  };
  return (
    <>
      <ul className="cards">
        {rows.map((row) => (
          <li key={rowId(row)}>
            <button type="button" className="plain card" onClick={() => onOpen(row)}>
              {card?.(row) ?? (
                <>
                  <span className="card-head">
                    <strong>{title && valueOf(title.key, row)}</strong>
                    {state && valueOf(state.key, row)}
                  </span>
                  <span className="card-lines">
                    {lines.map((it) => (
                      <span key={it.key}>
                        <span className="faint">{field(module, it.key)}</span>{' '}
                        {valueOf(it.key, row)}
                      </span>
                    ))}
                  </span>
                </>
              )}
            </button>
          </li>
        ))}
      </ul>
      <div ref={end} />
    </>
  );
}
