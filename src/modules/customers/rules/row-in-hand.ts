import type { Day } from '#kernel/calendar';

import type { ImportField } from './header-words.ts';
import type { ListField } from './list-words.ts';
import type { RecognisedColumn } from './recognise-columns.ts';
import { cleanText, textClass, type SheetCell, type TextClass } from './sheet-text.ts';

/** Why a row, or a cell of it, is not taken as it stands: the keys of `import.issue`. */
export type IssueCode =
  | 'nothing_to_register'
  | 'name_missing'
  | 'name_too_long'
  | 'phone_missing'
  | 'phone_implausible'
  | 'too_many_phones'
  | 'lost_digits'
  | 'too_long'
  | 'formula_error'
  | 'characters_damaged'
  | 'id_number_wrong'
  | 'credit_code_wrong'
  | 'email_malformed'
  | 'date_unreadable'
  | 'date_out_of_range'
  | 'age_unreadable'
  | 'number_unreadable'
  | 'band_ambiguous'
  | 'value_not_in_list';

export interface RowIssue {
  /** `row` when it is about the row as a whole. */
  field: ImportField | 'row';
  code: IssueCode;
  /** What kind of text stands there, so that it can be explained without being repeated. */
  text_class: TextClass;
  /** Whether the row can be no customer because of it; otherwise only this value is left out. */
  blocks: boolean;
}

/** One row's values by the names the archive gives them; what is absent was not in the file. */
export interface RowValues {
  kind: 'individual' | 'company';
  name?: string;
  phones: string[];
  contact_name?: string;
  company_name?: string;
  credit_code?: string;
  address?: string;
  email?: string;
  wechat?: string;
  id_number?: string;
  remark?: string;
  household_property?: string;
  financial_assets?: string;
  gender?: string;
  birth_year?: number;
  age_band?: string;
  marital_status?: string;
  education?: string;
  occupation?: string;
  employer_kind?: string;
  housing_tenure?: string;
  need?: string;
  buying_for?: string;
  area_band?: string;
  price_band?: string;
  income_band?: string;
  awareness_channel?: string;
  intent_grade?: string;
  first_visit_on?: Day;
  owner_name?: string;
  source_ref?: string;
}

export interface RowTerms {
  bands: {
    age: readonly number[];
    area: readonly number[];
    price: readonly number[];
    income: readonly number[];
  };
  /** The codes each list admits today; a list not named takes what the house knows. */
  lists?: Partial<Record<ListField, readonly string[]>>;
  /** For ages from birthdays and for days that have not come yet; without it neither is told. */
  today?: Day;
}

/** One row on its way from cells to values; the readers of single fields write into it. */
export interface RowInHand {
  values: RowValues;
  issues: RowIssue[];
  terms: RowTerms;
  cell(field: ImportField): SheetCell | undefined;
  /** The clean text of a field; `''` for none, and for a cell whose value the file has lost. */
  text(field: ImportField): string;
  raise(field: ImportField | 'row', code: IssueCode, blocks?: boolean): void;
}

export function rowInHand(
  cells: readonly SheetCell[],
  columns: readonly Pick<RecognisedColumn, 'index' | 'field'>[],
  terms: RowTerms,
): RowInHand {
  const places = new Map<ImportField, number>();
  for (const { field, index } of columns) if (field) places.set(field, index);
  const cell = (field: ImportField): SheetCell | undefined => {
    const place = places.get(field);
    return place === undefined ? undefined : cells[place];
  };
  const issues: RowIssue[] = [];
  return {
    values: { kind: 'individual', phones: [] },
    issues,
    terms,
    cell,
    text: (field) => {
      const text = cleanText(cell(field));
      return text.includes('\ufffd') ? '' : text;
    },
    raise: (field, code, blocks = false) => {
      const text_class = field === 'row' ? 'empty' : textClass(cell(field));
      issues.push({ field, code, text_class, blocks });
    },
  };
}

/** A flagged cell has been named already. */
export function raiseOnce(row: RowInHand, field: ImportField, code: IssueCode): void {
  if (!row.issues.some((it) => it.field === field)) row.raise(field, code);
}
