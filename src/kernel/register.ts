import type { FieldClass } from './field-class.ts';

/** How a column's value is written on screen, in Excel and on paper. */
export type ColumnKind =
  | 'text'
  | 'code' // a value of a list; its label is `list.<list>.<value>`
  | 'date'
  | 'moment'
  | 'integer'
  | 'phone'
  | 'person' // a colleague's name, already resolved by the register
  | 'flag';

export interface Column {
  /** The row's field, and with the module in front the key of its title: `customers.field.name`. */
  key: string;
  kind: ColumnKind;
  /** Important and sensitive columns name people: they fall under the export rule. */
  class: FieldClass;
  /** The list whose labels a `code` column uses. */
  list?: string;
  /** Preferred width in px on a desktop. */
  width?: number;
  /** Hidden until chosen. */
  optional?: boolean;
}

export interface Filter {
  /** The input field of the endpoint that carries it, kept in the URL. Never an identity term. */
  key: string;
  /** `number`: of a sheet of paper, typed; it names nobody. */
  kind: 'code' | 'codes' | 'date_from' | 'date_until' | 'flag' | 'person' | 'number';
  list?: string;
}

/**
 * A register (一览表): one query, shown, exported and printed the same way everywhere. The endpoint
 * that carries it answers a `Page` of rows whose fields are the columns' keys.
 */
export interface Register {
  /** Title key, and name of the file and the print: `customers.register.customers`. */
  title: string;
  /** The clause that asks for this register. */
  clause: string;
  columns: readonly Column[];
  filters: readonly Filter[];
  /** In print every value of `key` has a sheet of its own, headed by `title`: 每位置业顾问一页. */
  page_by?: { key: string; title: string };
  sorts: readonly string[];
  default_sort: string;
}
