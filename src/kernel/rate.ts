/** How often one person may ask one thing: this many in so many minutes, in one go if need be. */
export interface Rate {
  count: number;
  minutes: number;
}

/**
 * What the endpoints take when they say nothing of their own. Nobody meets these by working: a
 * screen asks ten things at once, each its own endpoint. They stop what runs by itself.
 */
export const rates = {
  read: { count: 600, minutes: 1 },
  write: { count: 120, minutes: 1 },
  /** Looking somebody up: fast typing, and still no reading of the whole register by its names. */
  search: { count: 120, minutes: 1 },
  /** Files that leave are few, and each is minutes of work; those that come may need some tries. */
  export: { count: 10, minutes: 60 },
  upload: { count: 60, minutes: 60 },
} satisfies Record<string, Rate>;

export type RateName = keyof typeof rates;
