import { parseArgs } from 'node:util';

import { BadSetting, readConfig } from '#platform/config';
import { log, say, setLogLevel } from '#platform/log';

import { UsageError, type CommandLine } from './command.ts';
import { demo } from './demo.ts';
import { doctor } from './doctor.ts';
import { importFile } from './import.ts';
import { migrateDatabase } from './migrate.ts';
import { routes } from './routes.ts';
import { settings } from './settings.ts';
import { token } from './token.ts';

/** `npm run kebu -- NAME …`: one file per command; each passes the gate like a request. */
const commands: Record<string, CommandLine> = {
  migrate: migrateDatabase,
  doctor,
  config: settings,
  demo,
  token,
  import: importFile,
  routes,
};

function usage(): string {
  return ['npm run kebu --', ...Object.values(commands).map((it) => `  ${it.usage}`)].join('\n');
}

async function main(): Promise<number> {
  const [name = 'help', ...args] = process.argv.slice(2);
  const command = commands[name];
  if (!command) {
    say(usage());
    return name === 'help' ? 0 : 2;
  }
  const config = readConfig();
  setLogLevel('warn');
  const options = command.options ?? {};
  const { values, positionals } = parseArgs({ args, options, allowPositionals: true });
  return command.run({ config, values, positionals });
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    const isExpected =
      error instanceof UsageError || error instanceof BadSetting || error instanceof TypeError;
    if (!isExpected) log.error('cli.failed', { error });
    say(error instanceof Error ? error.message : String(error));
    process.exit(error instanceof UsageError ? 2 : 1);
  },
);
