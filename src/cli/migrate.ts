import { say } from '#platform/log';

import type { CommandLine } from './command.ts';
import { throughDoor } from './door.ts';

/** Brings the database to this program's schema and stops. Starting does the same. */
export const migrateDatabase: CommandLine = {
  usage: 'migrate                         bring the database to this schema',
  async run({ config }) {
    await throughDoor(config, async () => {});
    say('数据库已是当前版本 / the database is up to date');
    return 0;
  },
};
