/**
 * Bands of ages, areas, prices and incomes (C-11: the printed limits overlap; the lower bound is
 * inclusive). A band's code says its limits, `-80`, `80-100`, `160-`, so that statistics of years
 * with other bands stay readable; the unit travels beside it.
 */
export function bandCodes(bounds: readonly number[]): string[] {
  return [
    `-${bounds[0]}`,
    ...bounds.slice(1).map((upper, at) => `${bounds[at]}-${upper}`),
    `${bounds.at(-1)}-`,
  ];
}

/** The band a value falls in. */
export function bandOf(value: number, bounds: readonly number[]): string {
  const at = bounds.findIndex((bound) => value < bound);
  return bandCodes(bounds)[at === -1 ? bounds.length : at]!;
}
