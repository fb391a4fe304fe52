import type { spreadsheet as source } from '../zh-CN/spreadsheet.ts';

export const spreadsheet: typeof source = {
  refusal: {
    unreadable:
      'This file is damaged, or not what it claims to be. Save it again as .xlsx and upload that.',
    too_large: 'The file is too large once unpacked. Split it into smaller files.',
    too_many_rows: 'At most {{rows}} rows are read at a time. Split the file.',
    too_many_columns: 'At most {{columns}} columns are read. Delete those you do not need.',
    encrypted: 'The file has a password. Remove it and upload the file again.',
    not_a_table: 'There is no table in this file. Upload an .xlsx, .xls, .ods or .csv.',
    timed_out: 'Reading this file took too long and was stopped. Split it into smaller files.',
  },
  note: {
    hidden_sheet_skipped: 'The hidden sheet “{{sheet}}” was not read.',
    empty_sheet: 'The sheet “{{sheet}}” is empty.',
    merged_cells_filled:
      'On sheet “{{sheet}}”, {{count}} cells merged downwards took the value above them.',
    macros_ignored: 'The file carries macros. They were neither run nor kept.',
    links_ignored: 'The file refers to other files. They were not followed.',
    encoding_guessed: 'The text encoding was inferred. Check the words in the preview.',
    characters_damaged: 'The text of {{count}} cells is damaged and cannot be restored.',
    quote_unclosed: 'A quotation mark is never closed: what follows it may have run into one cell.',
  },
};
