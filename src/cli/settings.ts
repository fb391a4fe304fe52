import { rates } from '#kernel/rate';
import type { Config } from '#platform/config';
import { say } from '#platform/log';

import { serverOptions, SOCKETS_MOST } from '../server/bounds.ts';
import type { CommandLine } from './command.ts';

/** A database's address without its password. */
function withoutSecret(url: string | undefined): string | undefined {
  if (url === undefined) return undefined;
  const shown = new URL(url);
  if (shown.password !== '') shown.password = '***';
  return shown.href;
}

/** The settings in force and the limits that are no settings; nothing of it is a secret (Q06). */
export function effectiveSettings(config: Config) {
  return {
    settings: {
      ...config,
      database_url: withoutSecret(config.database_url),
      direct_database_url: withoutSecret(config.direct_database_url),
    },
    limits: { connection: { ...serverOptions, sockets_most: SOCKETS_MOST }, rates },
  };
}

/** `kebu config`: what the server would run with. */
export const settings: CommandLine = {
  usage: 'config                          the settings in force, without secrets, as JSON',
  run({ config }) {
    const absentAsNull = (_: string, value: unknown) => (value === undefined ? null : value);
    say(JSON.stringify(effectiveSettings(config), absentAsNull, 2));
    return Promise.resolve(0);
  },
};
