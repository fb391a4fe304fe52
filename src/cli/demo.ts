import { say } from '#platform/log';

import { optional, UsageError, type CommandLine } from './command.ts';
import { fillDemo, isEmpty, NOT_EMPTY } from '../demo/fill.ts';
import { openHouse } from '../server/house.ts';

const DEFAULT_CUSTOMERS = 2_000;
const MOST_CUSTOMERS = 10_000_000;

/** Fills an empty register with 云璟台: organisation, people, and customers with a year of life. */
export const demo: CommandLine = {
  usage: 'demo [--customers N]            fill an empty register with the demo company',
  options: { customers: { type: 'string' } },
  async run(asked) {
    const count = Number(optional(asked, 'customers') ?? DEFAULT_CUSTOMERS);
    if (!Number.isInteger(count) || count < 0 || count > MOST_CUSTOMERS)
      throw new UsageError('--customers takes a whole number');
    const house = await openHouse(asked.config);
    try {
      if (await isEmpty(house)) await fillDemo(house, count, say);
      else say(NOT_EMPTY);
    } finally {
      await house.close();
    }
    return 0;
  },
};
