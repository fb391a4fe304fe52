import { useState, type ReactNode } from 'react';

import type { Register } from '#kernel/register';

import { useGo } from '../address.ts';
import { later } from '../later.tsx';
import { useWords } from '../words.ts';
import { Bones } from './bones.tsx';
import type { Choice } from './choice-buttons.tsx';
import { PageHeader } from './page-header.tsx';
import { Panel } from './panel.tsx';
import { PhoneTools } from './phone-tools.tsx';
import { RegisterCards } from './register-cards.tsx';
import type { OwnCells, ToneOf } from './register-cell.tsx';
import { RegisterFilters } from './register-filters.tsx';
import './register-page.css';
import { BulkBar, RegisterBody, RegisterFoot } from './register-parts.tsx';
import {
  type Dropped,
  useRegisterAddress,
  useRegisterRows,
  useRegisterView,
  type FetchPage,
} from './register-state.ts';
import { useFilterLines, useRegisterPaper } from './register-paper.ts';
import { useIsPhone } from './use-phone.ts';

const RegisterPrint = later(async () => (await import('./register-print.tsx')).RegisterPrint);
const RegisterTools = later(async () => (await import('./register-tools.tsx')).RegisterTools);
const RegisterTable = later(
  async () => (await import('./register-table.tsx')).RegisterTable,
  <Bones rows={12} />,
);

/** What opens beside the register for one row. */
export interface RowPanel {
  title: ReactNode;
  body: ReactNode;
  actions?: ReactNode;
}

export interface RegisterPageProps<Row extends object> {
  register: Register;
  /** Names the rows in the cache: the endpoint's id, scope and purpose. */
  name: readonly unknown[];
  fetchPage: FetchPage<Row>;
  rowId: (row: Row) => string;
  /** Rows a job is still changing: while one is in sight, the register is read again and again. */
  isMoving?: (row: Row) => boolean;
  /** One sentence: what this register is for. */
  lead?: ReactNode;
  /** What stands in the drawer of an open row; `row` is absent when the address was shared. */
  panel?: (row_id: string, row: Row | undefined, close: () => void) => RowPanel;
  /** Where a row leads instead, when it has a page of its own. */
  hrefOf?: (row: Row) => string;
  cells?: OwnCells<Row>;
  card?: (row: Row) => ReactNode;
  toneOf?: ToneOf;
  /** Values of filters that are not lists of words: colleagues. */
  options?: Readonly<Record<string, readonly Choice[]>>;
  /** Query keys set elsewhere that narrow the register, with their names. */
  carried?: Readonly<Record<string, string>>;
  /** Buttons at the right of the title. */
  actions?: ReactNode;
  /** Choices left of the tools: scope, purpose; on a phone behind one button with them. */
  stated?: ReactNode;
  /** A choice of views, in sight on a phone as well. */
  views?: ReactNode;
  onExcel?: () => void;
  /** Who is printing: stands on the paper. */
  reader?: string;
  /** What to say and do when there is nothing yet. */
  empty?: { title?: string; lead?: ReactNode; action?: ReactNode };
  /** Actions on chosen rows; with it rows can be chosen. */
  bulk?: (rows: readonly Row[], clear: () => void) => ReactNode;
  /** A remark above the rows: how many were left out. */
  remark?: (dropped: Dropped) => ReactNode;
}

const noTone: ToneOf = () => undefined;
const nothing = {} as const;

/**
 * A register (一览表): title, filters in the address, rows as a table on a desk and as cards on a
 * phone, read on by keyset, each row opening under an address of its own.
 */
export function RegisterPage<Row extends object>(props: RegisterPageProps<Row>) {
  const { register, rowId, cells = nothing, toneOf = noTone, carried = nothing } = props;
  const { find } = useWords();
  const filterLines = useFilterLines();
  const go = useGo();
  const isPhone = useIsPhone();
  const address = useRegisterAddress(register, Object.keys(carried));
  const view = useRegisterView(register);
  const state = useRegisterRows(props.name, register, address, props);
  const { read, rows, more } = state;
  const [selected, setSelected] = useState<readonly string[]>([]);
  const open = (row: Row) => (props.hrefOf ? go(props.hrefOf(row)) : address.openRow(rowId(row)));
  const shared = { register, rows, rowId, cells, toneOf, view, more };
  const paper = useRegisterPaper(state, props);
  const reading = { isReading: read.isFetching, onRefresh: () => void read.refetch() };
  const taking = { onExcel: props.onExcel, onPrint: paper.print };
  const tools = { register, address, view, ...reading, ...taking };
  const chosen = rows.filter((it) => selected.includes(rowId(it)));
  return (
    <div className={isPhone ? 'register' : 'register is-desk'}>
      <PageHeader
        title={find(register.title) ?? register.title}
        lead={props.lead}
        clause={register.clause}
        actions={props.actions}
      />
      <div className="register-bar">
        <RegisterFilters
          register={register}
          address={address}
          carried={carried}
          options={props.options ?? nothing}
        />
        <div className="register-stated">
          {props.views}
          {isPhone ? (
            <PhoneTools {...tools}>{props.stated}</PhoneTools>
          ) : (
            <>
              {props.stated}
              <RegisterTools {...tools} />
            </>
          )}
        </div>
      </div>
      {state.dropped.count > 0 && props.remark?.(state.dropped)}
      <RegisterBody state={state} address={address} empty={props.empty}>
        {isPhone ? (
          <RegisterCards {...shared} onOpen={open} card={props.card} />
        ) : (
          <RegisterTable
            {...shared}
            count={state.total?.exact ? state.total.count : undefined}
            address={address}
            hrefOf={props.hrefOf}
            onOpen={open}
            {...(props.bulk ? { selected, onSelect: setSelected } : {})}
          />
        )}
      </RegisterBody>
      {rows.length > 0 && (
        <RegisterFoot shown={rows.length} total={state.total} read={read} more={more} />
      )}
      {paper.isPrinting && (
        <RegisterPrint
          {...shared}
          columns={view.columns}
          filters={filterLines(register, address, props.options ?? nothing)}
          who={props.reader ?? ''}
          isCut={read.hasNextPage}
          onDone={paper.done}
        />
      )}
      {chosen.length > 0 && (
        <BulkBar count={chosen.length} onClear={() => setSelected([])}>
          {props.bulk?.(chosen, () => setSelected([]))}
        </BulkBar>
      )}
      {props.panel && <OpenRow rows={rows} rowId={rowId} panel={props.panel} address={address} />}
    </div>
  );
}

type OpenProps<Row extends object> = Pick<RegisterPageProps<Row>, 'rowId'> & {
  rows: readonly Row[];
  panel: NonNullable<RegisterPageProps<Row>['panel']>;
  address: ReturnType<typeof useRegisterAddress>;
};

/** The drawer of the row the address names. */
function OpenRow<Row extends object>({ rows, rowId, panel, address }: OpenProps<Row>) {
  const { open, closeRow } = address;
  const row = rows.find((it) => rowId(it) === open);
  const side = open === undefined ? undefined : panel(open, row, closeRow);
  return (
    <Panel
      title={side?.title}
      actions={side?.actions}
      isOpen={side !== undefined}
      onClose={closeRow}
    >
      {side?.body}
    </Panel>
  );
}
