import { accessSync, constants, existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';

import { isSealed } from '#modules/vault';
import type { Config } from '#platform/config';
import { say } from '#platform/log';

import { askServer } from '../server/control.ts';
import { openHouse } from '../server/house.ts';
import type { CommandLine } from './command.ts';

/** One thing looked at: in order, worth a word, or wrong; with advice where there is some. */
interface Finding {
  standing: 'ok' | 'warn' | 'bad';
  what: string;
}

const GIB = 1024 ** 3;
const LOW_SPACE_GIB = 2;

function keyFindings({ master_key_file, data_dir }: Config): Finding[] {
  if (!existsSync(master_key_file))
    return [
      { standing: 'warn', what: 'no master key: the next start makes one, or starts sealed' },
    ];
  const findings: Finding[] = [];
  const mode = statSync(master_key_file).mode & 0o077;
  if (mode !== 0)
    findings.push({ standing: 'bad', what: `chmod 600 ${master_key_file}: others can read it` });
  if (dirname(master_key_file) === join(data_dir, 'keys'))
    findings.push({
      standing: 'warn',
      what: 'the master key lies beside the data: move it and set KEBU_MASTER_KEY_FILE',
    });
  return findings.length > 0 ? findings : [{ standing: 'ok', what: 'master key in place' }];
}

function limitFindings({ rate_limits }: Config): Finding[] {
  if (rate_limits) return [];
  const what = 'KEBU_RATE_LIMITS=off: nobody is slowed down; for measuring alone';
  return [{ standing: 'warn', what }];
}

function diskFindings({ data_dir }: Config): Finding[] {
  try {
    accessSync(data_dir, constants.W_OK);
  } catch {
    return [{ standing: 'bad', what: `${data_dir} cannot be written` }];
  }
  const { bavail, bsize } = statfsSync(data_dir);
  const free = (Number(bavail) * Number(bsize)) / GIB;
  const what = `${free.toFixed(1)} GiB free for the data`;
  return [{ standing: free < LOW_SPACE_GIB ? 'warn' : 'ok', what }];
}

async function houseFindings(config: Config): Promise<Finding[]> {
  const probe = { endpoint_id: 'identity.set-up-state', input: {} };
  if (await askServer(config.data_dir, probe))
    return [{ standing: 'ok', what: 'the server is running and answers' }];
  const house = await openHouse(config);
  try {
    const health = house.keystore?.health();
    const whole = health && health.mirrors_in_order === health.mirrors;
    return [
      { standing: 'ok', what: 'the database starts and has this schema' },
      isSealed() || !health
        ? { standing: 'bad', what: 'sealed: the master key is absent' }
        : {
            standing: whole ? 'ok' : 'bad',
            what: `keystore: ${health.mirrors_in_order} of ${health.mirrors} mirrors in order`,
          },
    ];
  } finally {
    await house.close();
  }
}

/** Looks at what usually goes wrong and says what to do. Exit code 1 when something is wrong. */
export const doctor: CommandLine = {
  usage: 'doctor                          look at what usually goes wrong',
  async run({ config }) {
    const findings = [...keyFindings(config), ...diskFindings(config), ...limitFindings(config)];
    findings.push(...(await houseFindings(config)));
    for (const { standing, what } of findings) say(`${standing.padEnd(5)}${what}`);
    return findings.some((it) => it.standing === 'bad') ? 1 : 0;
  },
};
