import { dayOf, addDays } from '#kernel/calendar';
import { now } from '#platform/clock';
import { say } from '#platform/log';

import { needed, optional, outputOf, UsageError, type CommandLine } from './command.ts';
import { throughDoor } from './door.ts';

const DEFAULT_DAYS = 90;

/** An access token for a script, for somebody who signs in here. Shown once. */
export const token: CommandLine = {
  usage: 'token create --person NAME [--name TEXT] [--days N]   a token for scripts, shown once',
  options: {
    person: { type: 'string' },
    name: { type: 'string' },
    days: { type: 'string' },
  },
  async run(asked) {
    if (asked.positionals[0] !== 'create') throw new UsageError('token create --person NAME');
    const person = needed(asked, 'person');
    const days = Number(optional(asked, 'days') ?? DEFAULT_DAYS);
    const expires_on = addDays(dayOf(now()), days);
    const input = { person, name: optional(asked, 'name') ?? 'cli', expires_on };
    const made = await throughDoor(asked.config, async (ask) =>
      outputOf<{ token: string }>(await ask({ endpoint_id: 'identity.create-token-for', input })),
    );
    say(made.token);
    return 0;
  },
};
