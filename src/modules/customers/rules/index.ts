export { cannotSeeFile } from './attachments.ts';
export { allowedValues, cannotKeep } from './cannot-keep.ts';
export { cannotMap, mappableStates } from './import-mapping.ts';
export { cannotUndo } from './import-undoing.ts';
export { completeness, wantedCount } from './completeness.ts';
export { cannotCorrect, cannotRevise, cannotVoid } from './revisable.ts';
export {
  cannotAddField,
  cannotKeepExtra,
  cannotKeepSensitive,
  liesPlain,
  seesExtra,
} from './extra-fields.ts';
export { regionName, type Divisions } from './region-name.ts';
export { partOf } from './record-part.ts';
export { readyDimensions } from './ready-dimensions.ts';
export { cannotAddMember, isMinor, relationKinds } from './relating.ts';
export { isWithdrawn, SEPARATE, shownSections, withHidden } from './separate-consent.ts';
export { seenAs, seesSection } from './seen.ts';
export { importFields, type ImportField } from './header-words.ts';
export { readRow } from './read-row.ts';
export {
  recogniseColumns,
  type RecognisedColumn,
  type RecognisedTable,
} from './recognise-columns.ts';
export type { IssueCode, RowIssue, RowTerms, RowValues } from './row-in-hand.ts';
export type { SheetCell, TextClass } from './sheet-text.ts';
