import { say } from '#platform/log';

import { routeList } from '../server/route-list.ts';
import type { CommandLine } from './command.ts';

/** Prints what the server answers: for whoever tests it from outside, or compares two versions. */
export const routes: CommandLine = {
  usage: 'routes [--json]                 list every endpoint of the API',
  options: { json: { type: 'boolean' } },
  async run({ values }) {
    const list = routeList();
    if (values.json) say(JSON.stringify(list, undefined, 2));
    else for (const it of list) say(`${it.method.padEnd(7)}${it.path.padEnd(58)}${it.id}`);
    return 0;
  },
};
