// How much there is, and where it is kept between runs.
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';

export const root = fileURLToPath(new URL('..', import.meta.url));
/** Filled registers, logs and results; git does not see it. */
export const shelf = join(root, '.bench');

export const CONSULTANTS = 20;
export const HOT_EACH = 20;

/** The workload at a size: customers, three follow-ups for each, a twentieth of them with twenty. */
export const sizesOf = (customers) => ({
  customers,
  follow_ups: customers * 3,
  hot: Math.floor(customers / 20),
});

export const dataOf = (customers) => join(shelf, String(customers));
