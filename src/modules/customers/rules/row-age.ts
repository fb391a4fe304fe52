import { bandOf } from '#kernel/band';

import { raiseOnce, type RowInHand } from './row-in-hand.ts';
import { readBand } from './sheet-band.ts';
import { readDay } from './sheet-date.ts';

/**
 * The year of birth and, on a known day, the age band. Only the year is kept: the archive has no
 * birthday, and an ID number is not read for one: the sensitive does not seep into plain columns.
 */
export function readBirth(row: RowInHand): void {
  const { values, terms } = row;
  const text = row.text('birth_on');
  const yearOnly = /^(\d{4})\s*年?(?:\s*[-/.]?\s*(\d{1,2})\s*月?)?$/.exec(text);
  const day = yearOnly ? { day: `${yearOnly[1]}-07-01` } : readDay(row.cell('birth_on'));
  if (!day) return;
  if ('code' in day) return raiseOnce(row, 'birth_on', day.code);
  if (day.day < '1900' || (terms.today && day.day > terms.today))
    return raiseOnce(row, 'birth_on', 'date_out_of_range');
  values.birth_year = Number(day.day.slice(0, 4));
  if (terms.today) values.age_band = bandOf(ageOn(day.day, terms.today), terms.bands.age);
}

/** Whole years between two days, as 民法典 counts age: the birthday itself completes the year. */
function ageOn(birth: string, today: string): number {
  const years = Number(today.slice(0, 4)) - Number(birth.slice(0, 4));
  return today.slice(5) < birth.slice(5) ? years - 1 : years;
}

/** An age column counts only where no birthday has told better. */
export function readAge(row: RowInHand): void {
  const text = row.text('age');
  if (text === '' || row.values.age_band) return;
  const read = readBand(text, {
    bounds: row.terms.bands.age,
    unit: 1,
    smallest_from: 0,
    highest: 120,
  });
  if ('band' in read) row.values.age_band = read.band;
  else row.raise('age', read.code === 'band_ambiguous' ? 'band_ambiguous' : 'age_unreadable');
}
