import { Table, type TableColumnType } from 'antd';
import { useEffect, useRef, useState, type ReactNode, type UIEvent } from 'react';

import type { Column, Register } from '#kernel/register';

import { writeQuery, useQueryFields, usePathname } from '../address.ts';
import { useWords } from '../words.ts';
import { RegisterCell, type OwnCells, type ToneOf } from './register-cell.tsx';
import type { RegisterAddress, RegisterView } from './register-state.ts';
import { TextLink } from './text-link.tsx';

interface Props<Row extends object> {
  register: Register;
  rows: readonly Row[];
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

/** Reading on starts this far before the last row is seen. */
const AHEAD_PX = 600;

/** The room left for the table: it scrolls inside, so that filters and totals stay in view. */
function useRoom() {
  const ref = useRef<HTMLDivElement>(null);
  const [room, setRoom] = useState<{ width: number; height: number }>();
  useEffect(() => {
    const element = ref.current;
    if (!element) return;
    const watch = new ResizeObserver(([it]) => {
      if (it) setRoom({ width: it.contentRect.width, height: it.contentRect.height });
    });
    watch.observe(element);
    return () => watch.disconnect();
  }, []);
  return { ref, room };
}

/** The address of an opened row, so that a row can be opened in a new tab. */
function useRowHref(): (id: string) => string {
  const pathname = usePathname();
  const [query] = useQueryFields();
  return (id) => pathname + writeQuery({ ...query, open: id });
}

const classOf = ({ kind }: Column) => (kind === 'integer' ? 'number' : 'one-line');

export function RegisterTable<Row extends object>(props: Props<Row>) {
  const { register, rows, rowId, view, address, cells, toneOf, more } = props;
  const { field, say } = useWords();
  const { ref, room } = useRoom();
  const rowHref = useRowHref();
  const module = register.title.split('.')[0] ?? '';
  const isCompact = view.density === 'compact';
  const headHeight = isCompact ? 36 : 42;

  const valueOf = (column: Column, row: Row): ReactNode =>
    cells[column.key]?.(row) ?? (
      <RegisterCell
        column={column}
        value={(row as Record<string, unknown>)[column.key]}
        toneOf={toneOf}
      />
    );
  const columns = view.columns.map((column, at): TableColumnType<Row> => ({
    key: column.key,
    title: (
      <span className={classOf(column)}>
        {field(module, column.key)}
        {column.key === address.sort && <span aria-label={say('ui.register.descending')}> ↓</span>}
      </span>
    ),
    width: column.width ?? 120,
    className: classOf(column),
    align: column.kind === 'integer' ? 'right' : 'left',
    render: (_, row) => {
      const value = valueOf(column, row);
      if (at > 0) return value;
      const href = props.hrefOf?.(row) ?? rowHref(rowId(row));
      return (
        <TextLink to={href} className="row-link">
          {value}
        </TextLink>
      );
    },
  }));
  const whole = columns.reduce((sum, it) => sum + Number(it.width), props.onSelect ? 44 : 0);
  const onScroll = (event: UIEvent<HTMLDivElement>) => {
    const { scrollTop, scrollHeight, clientHeight } = event.currentTarget;
    if (scrollHeight - scrollTop - clientHeight < AHEAD_PX) more();
  };
  return (
    <div ref={ref} className={isCompact ? 'register-table is-compact' : 'register-table'}>
      {room && room.height > 0 && (
        <Table<Row>
          virtual
          size={isCompact ? 'small' : 'medium'}
          columns={columns}
          dataSource={rows}
          rowKey={rowId}
          pagination={false}
          scroll={{ x: Math.max(whole, room.width), y: Math.max(room.height - headHeight, 120) }}
          onScroll={onScroll}
          rowClassName={(row) => (rowId(row) === address.open ? 'row is-open' : 'row')}
          onRow={(row) => ({
            onClick: () => (props.onOpen ? props.onOpen(row) : address.openRow(rowId(row))),
          })}
          {...(props.onSelect
            ? {
                rowSelection: {
                  selectedRowKeys: [...(props.selected ?? [])],
                  onChange: (keys) => props.onSelect?.(keys.map(String)),
                  columnWidth: 44,
                },
              }
            : {})}
        />
      )}
    </div>
  );
}
