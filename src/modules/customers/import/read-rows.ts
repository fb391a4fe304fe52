import type { Terms } from '#contract/policy';
import { dayOf } from '#kernel/calendar';
import type { Cell, NumberedRow } from '#platform/spreadsheet';

import { mappedColumns } from '../rules/import-mapping.ts';
import { cannotKeepSensitive } from '../rules/extra-fields.ts';
import { readRow } from '../rules/read-row.ts';
import type { RowTerms } from '../rules/row-in-hand.ts';
import { archiveOfRow } from './archive-of-row.ts';
import { textOf } from './preview.ts';
import type { ReadRow } from './staged-row.ts';

/** How the rows of one list are read. */
export interface Reading {
  mapping: Readonly<Record<string, string>>;
  intake_channel: string;
  /** The verdict of a row that can be an archive: quarantined while the ground is unproven. */
  verdict: 'accepted' | 'quarantined';
  terms: Terms;
  at: Date;
}

const rowTerms = ({ warm_card: card }: Terms, at: Date): RowTerms => ({
  bands: {
    age: card.age_bounds,
    area: card.area_bounds_m2,
    price: card.price_bounds_yuan_per_m2,
    income: card.income_bounds_wan_yuan,
  },
  lists: {
    employer_kind: card.employer_kinds,
    housing_tenure: card.housing_tenures,
    buying_for: card.buying_for,
    awareness_channel: card.awareness_channels,
  },
  today: dayOf(at),
});

/**
 * Reads row after row of one list, remembering phones and ID numbers: a second row with one of them
 * is a duplicate within the list itself.
 */
export function openRowReader(reading: Reading): (row: NumberedRow) => ReadRow {
  const columns = mappedColumns(reading.mapping);
  const terms = rowTerms(reading.terms, reading.at);
  const seen = new Set<string>();

  return ({ row_number: row_no, cells }) => {
    const { values, issues } = readRow(cells, columns, terms);
    const reasons = [...new Set(issues.map((it) => `${it.field}.${it.code}`))];
    const staged = {
      cells: cells.map((it: Cell) => textOf(it)),
      name: textOf(values.name ?? ''),
      phones: values.phones,
      owner_name: values.owner_name ?? null,
      archive: null,
    };
    if (issues.some((it) => it.blocks)) return { row_no, staged, reasons, verdict: 'rejected' };

    const { archive, left_out } = archiveOfRow(values, reading.intake_channel);
    if (!archive) {
      reasons.push('row.value_not_kept');
      return { row_no, staged, reasons, verdict: 'rejected' };
    }
    reasons.push(...left_out);
    if (cannotKeepSensitive(archive, [])) reasons.push('row.separate_consent_missing');
    const words = [...archive.identity.phones, archive.contact.id_number ?? ''];
    const isRepeated = words.some((it) => it !== '' && seen.has(it));
    for (const it of words) seen.add(it);
    if (isRepeated) reasons.push('row.repeated_in_file');
    const verdict = isRepeated ? 'duplicate' : reading.verdict;
    return { row_no, staged: { ...staged, archive }, reasons, verdict };
  };
}
