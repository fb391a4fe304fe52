import { say } from '#platform/log';

import { optional, type CommandLine } from './command.ts';
import { linesOf, localeOf } from './finding.ts';
import { houseFindings } from './house-findings.ts';
import { machineFindings } from './machine-findings.ts';

/** Looks at what usually goes wrong and says what to do. Exit code 1 when something is wrong. */
export const doctor: CommandLine = {
  usage: 'doctor [--locale zh-CN|en]      look at what usually goes wrong, and what to do',
  options: { locale: { type: 'string' } },
  async run(asked) {
    const locale = localeOf(optional(asked, 'locale'), process.env);
    const findings = [...machineFindings(asked.config), ...(await houseFindings(asked.config))];
    for (const it of findings) for (const line of linesOf(it, locale)) say(line);
    return findings.some((it) => it.standing === 'bad') ? 1 : 0;
  },
};
