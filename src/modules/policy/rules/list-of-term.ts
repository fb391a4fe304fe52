/** Whose words a term's codes are: the key under `list.` in the locale files. */
const LISTS: Record<string, string> = {
  'warm_card.employer_kinds': 'employer_kind',
  'warm_card.housing_tenures': 'housing_tenure',
  'warm_card.buying_for': 'buying_for',
  'warm_card.awareness_channels': 'awareness_channel',
  'warm_card.income_period': 'income_period',
  'warm_card.elements': 'element',
  'warm_card.sensitive_elements': 'element',
  'warm_card.short_reception_fields': 'archive_field',
  'warm_card.grades': 'intent_grade',
  'warm_card.weekly_counted_grades': 'intent_grade',
  'warm_card.guarded_grades': 'intent_grade',
};

/**
 * The list that names a term's values on screen, so that nobody reads codes: `employer_kind`,
 * `office`, `weekday`. Undefined for numbers and times, which are shown as they are.
 */
export function listOfTerm(term: string): string | undefined {
  if (term.endsWith('_weekday')) return 'weekday';
  if (/_office(_|$)/.test(term)) return 'office';
  return LISTS[term];
}
