// npm run drill: lists the drills, or runs one.
import { join } from 'node:path';
import { parseArgs } from 'node:util';

import { keepReport, runDrill, verdictLine } from './course.ts';
import { drills } from './list.ts';

const FOLDER = '.drills';
const say = (line: string) => void process.stdout.write(`${line}\n`);

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    seed: { type: 'string' },
    rounds: { type: 'string' },
    minutes: { type: 'string' },
    source: { type: 'boolean', default: false },
  },
});

function listAll(): void {
  const row = (...cells: [string, string, string]) =>
    `  ${cells[0].padEnd(14)}${cells[1].padEnd(12)}${cells[2]}`;
  say('npm run drill -- NAME [PART] [--seed N] [--rounds N] [--minutes N]\n');
  say(row('name', 'dose', 'what it does'));
  for (const { name, rounds, minutes, line } of drills) {
    const dose = minutes > 0 ? `${minutes} min` : `${rounds} rounds`;
    say(row(name, dose, line));
  }
  say(`\nThe verdict and all numbers are kept in ${FOLDER}/. BROKEN ends with exit code 1.`);
}

const countOf = (text: string | undefined, otherwise: number): number => {
  const count = text === undefined ? otherwise : Number(text);
  if (Number.isFinite(count) && count >= 0) return count;
  say(`not a number: ${text}`);
  process.exit(2);
};

const [name, part] = positionals;
const drill = drills.find((it) => it.name === name);
if (name === undefined) listAll();
else if (!drill) {
  say(`there is no drill ${name}\n`);
  listAll();
  process.exitCode = 2;
} else {
  const verdict = await runDrill(drill, {
    seed: countOf(values.seed, Math.floor(Math.random() * 1_000_000)),
    rounds: countOf(values.rounds, drill.rounds),
    minutes: countOf(values.minutes, drill.minutes),
    part,
    is_built: !values.source,
    say,
  });
  say(`report: ${join(keepReport(FOLDER, verdict, new Date()))}`);
  say(verdictLine(verdict));
  process.exit(verdict.verdict === 'BROKEN' ? 1 : 0);
}
