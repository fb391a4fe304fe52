import { useEffect, useRef } from 'react';

import type { Column, Register } from '#kernel/register';

import { now } from '../clock.ts';
import { useWords } from '../words.ts';
import { MomentText } from './moment-text.tsx';
import { RegisterCell, type OwnCells, type ToneOf } from './register-cell.tsx';
import './register-print.css';

/** Most rows a print holds: about thirty pages; more are taken away as a workbook. */
export const PRINT_ROWS = 1_000;

interface Props<Row extends object> {
  register: Register;
  rows: readonly Row[];
  columns: readonly Column[];
  /** What narrows the register, as its chips say it. */
  filters: readonly string[];
  who: string;
  /** True when the register holds more than is printed. */
  isCut: boolean;
  rowId: (row: Row) => string;
  cells: OwnCells<Row>;
  toneOf: ToneOf;
  onDone: () => void;
}

/** The register on paper: its title and clause, what narrows it, who printed it and when. */
export function RegisterPrint<Row extends object>(props: Props<Row>) {
  const { register, rows, filters, onDone } = props;
  const { say, find, field, together } = useWords();
  const module = register.title.split('.')[0] ?? '';
  const done = useRef(onDone);
  done.current = onDone;
  useEffect(() => {
    const end = () => done.current();
    addEventListener('afterprint', end, { once: true });
    const wait = requestAnimationFrame(() => print());
    return () => {
      cancelAnimationFrame(wait);
      removeEventListener('afterprint', end);
    };
  }, []);
  return (
    <section className="register-print">
      {sheetsOf(register, rows).map(({ key, title, held }) => (
        <div key={key} className="register-sheet">
          <h1>{find(register.title) ?? register.title}</h1>
          {register.page_by && <h2>{`${field(module, register.page_by.title)}: ${title}`}</h2>}
          <p>
            {say('ui.clause', { clause: register.clause })}
            {' · '}
            {filters.length > 0 ? together(filters) : say('ui.register.no_filter')}
            {' · '}
            {say('ui.register.shown', { count: held.length })}
            {props.isCut && ` · ${say('ui.register.print_cut', { count: PRINT_ROWS })}`}
          </p>
          <p>
            {say('ui.register.printed_by', { name: props.who })} <MomentText at={now()} />
          </p>
          <SheetTable {...props} rows={held} />
        </div>
      ))}
    </section>
  );
}

/** The rows sheet by sheet: all on one, or where the register wants it, each value on its own. */
function sheetsOf<Row extends object>({ page_by }: Register, rows: readonly Row[]) {
  if (page_by === undefined) return [{ key: '', title: '', held: rows }];
  const read = (row: Row, key: string) => String((row as Record<string, unknown>)[key] ?? '');
  const keys = new Set(rows.map((it) => read(it, page_by.key)));
  return [...keys].map((key) => {
    const held = rows.filter((it) => read(it, page_by.key) === key);
    return { key, title: read(held[0]!, page_by.title), held };
  });
}

function SheetTable<Row extends object>(props: Props<Row>) {
  const { register, rows, columns, cells, toneOf } = props;
  const { field } = useWords();
  const module = register.title.split('.')[0] ?? '';
  // What names the sheet stands above it and is not repeated in each line.
  const shown = columns.filter((it) => it.key !== register.page_by?.title);
  return (
    <table>
      <thead>
        <tr>
          {shown.map((it) => (
            <th key={it.key}>{field(module, it.key)}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={props.rowId(row)}>
            {shown.map((column) => (
              <td key={column.key}>
                {cells[column.key]?.(row) ?? (
                  <RegisterCell
                    column={column}
                    value={(row as Record<string, unknown>)[column.key]}
                    toneOf={toneOf}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
