import { Checkbox } from 'antd';
import { useRef, type CSSProperties, type MouseEvent } from 'react';

import type { Column, Register } from '#kernel/register';

import { writeQuery, useQueryFields, usePathname } from '../address.ts';
import { useWords } from '../words.ts';
import { RegisterCell, type OwnCells, type ToneOf } from './register-cell.tsx';
import { useRegisterKeys } from './register-keys.ts';
import type { RegisterAddress, RegisterView } from './register-state.ts';
import './register-table.css';
import { useSight } from './register-window.ts';
import { TextLink } from './text-link.tsx';

interface Props<Row extends object> {
  register: Register;
  rows: readonly Row[];
  /** How many rows there are in all, where that is known. */
  count?: number | undefined;
  rowId: (row: Row) => string;
  /** Where a row leads when it has a page of its own; else its drawer opens. */
  hrefOf?: ((row: Row) => string) | undefined;
  onOpen?: ((row: Row) => void) | undefined;
  cells: OwnCells<Row>;
  toneOf: ToneOf;
  view: RegisterView;
  address: RegisterAddress;
  more: () => void;
  selected?: readonly string[] | undefined;
  onSelect?: ((ids: readonly string[]) => void) | undefined;
}

/** px; style sheets know them as `--row` and `--head`. */
const heights = {
  comfortable: { row: 42, head: 42 },
  compact: { row: 32, head: 36 },
} as const;

const MARK_WIDTH = 44;

/** The address of an opened row, so that a row can be opened in a new tab. */
function useRowHref(): (id: string) => string {
  const pathname = usePathname();
  const [query] = useQueryFields();
  return (id) => pathname + writeQuery({ ...query, open: id });
}

const classOf = ({ kind }: Column) => (kind === 'integer' ? 'cell number' : 'cell one-line');

/** Every column keeps its share of what is left over; narrower than its width it never gets. */
function layoutOf(columns: readonly Column[], hasMarks: boolean): CSSProperties {
  const widths = columns.map((it) => it.width ?? 120);
  const tracks = widths.map((it) => `minmax(${it}px, ${it}fr)`);
  const whole = widths.reduce((sum, it) => sum + it, hasMarks ? MARK_WIDTH : 0);
  return {
    gridTemplateColumns: [...(hasMarks ? [`${MARK_WIDTH}px`] : []), ...tracks].join(' '),
    minWidth: whole,
  };
}

/** Chosen rows: one by one, or with shift all from the last one touched to this. */
function useMarks<Row extends object>({ rows, rowId, selected, onSelect }: Props<Row>) {
  const anchor = useRef<number>(undefined);
  if (!onSelect || !selected) return undefined;
  return {
    isOn: (id: string) => selected.includes(id),
    isAll: rows.length > 0 && selected.length >= rows.length,
    isSome: selected.length > 0 && selected.length < rows.length,
    toggleAll: () => onSelect(selected.length >= rows.length ? [] : rows.map(rowId)),
    toggle: (at: number, isRange: boolean) => {
      const id = rowId(rows[at]!);
      const from = isRange && anchor.current !== undefined ? anchor.current : at;
      const touched = rows.slice(Math.min(from, at), Math.max(from, at) + 1).map(rowId);
      anchor.current = at;
      const rest = selected.filter((it) => !touched.includes(it));
      onSelect(selected.includes(id) ? rest : [...rest, ...touched]);
    },
  };
}

type Marks = NonNullable<ReturnType<typeof useMarks>>;

interface LineProps<Row extends object> extends Props<Row> {
  row: Row;
  at: number;
  top: number;
  layout: CSSProperties;
  href: string;
  marks: Marks | undefined;
}

function Line<Row extends object>(props: LineProps<Row>) {
  const { row, at, view, cells, toneOf, address, marks, layout, top } = props;
  const { say } = useWords();
  const id = props.rowId(row);
  const open = () => (props.onOpen ? props.onOpen(row) : address.openRow(id));
  const mark = (event: MouseEvent) => {
    event.stopPropagation();
    event.preventDefault();
    marks?.toggle(at, event.shiftKey);
  };
  const isOn = marks?.isOn(id) ?? false;
  const state = `${id === address.open ? ' is-open' : ''}${isOn ? ' is-on' : ''}`;
  return (
    <div
      role="row"
      aria-rowindex={at + 2}
      className={`row${state}`}
      data-row={at}
      style={{ ...layout, top }}
      onClick={open}
    >
      {marks && (
        <span role="cell" className="cell mark" onClick={mark}>
          <Checkbox checked={isOn} aria-label={say('ui.register.select_row')} />
        </span>
      )}
      {view.columns.map((column, index) => {
        const value = cells[column.key]?.(row) ?? (
          <RegisterCell
            column={column}
            value={(row as Record<string, unknown>)[column.key]}
            toneOf={toneOf}
          />
        );
        return (
          <span key={column.key} role="cell" className={classOf(column)}>
            {index > 0 ? (
              value
            ) : (
              <TextLink to={props.href} className="row-link">
                {value}
              </TextLink>
            )}
          </span>
        );
      })}
    </div>
  );
}

/**
 * The rows of a register on a desk. Only those in sight are in the page, whatever the register
 * holds; a reader of the screen hears a table with its count, its columns and its rows.
 */
export function RegisterTable<Row extends object>(props: Props<Row>) {
  const { register, rows, rowId, view, address, more } = props;
  const { field, find, say } = useWords();
  const rowHref = useRowHref();
  const marks = useMarks(props);
  const size = heights[view.density];
  const { ref, sight, onScroll, reveal } = useSight(rows.length, size.row, more);
  useRegisterKeys({
    root: () => ref.current,
    row_count: rows.length,
    reveal: (row) => reveal(row, size.head),
    choose: marks?.toggle,
  });
  const layout = layoutOf(view.columns, marks !== undefined);
  const module = register.title.split('.')[0] ?? '';
  return (
    <div
      ref={ref}
      role="table"
      aria-label={find(register.title)}
      aria-rowcount={props.count === undefined ? -1 : props.count + 1}
      className={`register-table is-${view.density}`}
      onScroll={onScroll}
    >
      <div role="rowgroup" className="head" style={{ minWidth: layout.minWidth }}>
        <div role="row" aria-rowindex={1} className="head-row" style={layout}>
          {marks && (
            <span role="columnheader" className="cell mark">
              <Checkbox
                checked={marks.isAll}
                indeterminate={marks.isSome}
                aria-label={say('ui.register.select_all')}
                onChange={marks.toggleAll}
              />
            </span>
          )}
          {view.columns.map((column) => (
            <span
              key={column.key}
              role="columnheader"
              className={classOf(column)}
              {...(column.key === address.sort ? { 'aria-sort': 'descending' as const } : {})}
            >
              {field(module, column.key)}
              {column.key === address.sort && <span aria-hidden> ↓</span>}
            </span>
          ))}
        </div>
      </div>
      <div
        role="rowgroup"
        className="rows"
        style={{ height: rows.length * size.row, minWidth: layout.minWidth }}
      >
        {rows.slice(sight.from, sight.until).map((row, index) => (
          <Line<Row>
            {...props}
            key={rowId(row)}
            row={row}
            at={sight.from + index}
            top={(sight.from + index) * size.row}
            layout={layout}
            href={props.hrefOf?.(row) ?? rowHref(rowId(row))}
            marks={marks}
          />
        ))}
      </div>
    </div>
  );
}
