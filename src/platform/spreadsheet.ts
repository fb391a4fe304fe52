export type { Cell, FlaggedCell, Note, NoteCode } from './spreadsheet/cell.ts';
export { readRows, readTable } from './spreadsheet/read-table.ts';
export type { Sheet, Table, TableOptions } from './spreadsheet/read-table.ts';
export type { NumberedRow } from './spreadsheet/read-workbook.ts';
export { writeTable } from './spreadsheet/write-table.ts';
export type {
  ColumnKind,
  WrittenColumn,
  WrittenRow,
  WrittenTable,
  WrittenValue,
} from './spreadsheet/write-table.ts';
