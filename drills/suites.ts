import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

import type { Course, Drill } from './course.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const vitest = fileURLToPath(new URL('../node_modules/vitest/vitest.mjs', import.meta.url));

/** A file of tests in its full dose: what `npm test` does a little of, done at length. */
async function suite({ tell, hold, note, seed }: Course, file: string): Promise<void> {
  const child = spawn(process.execPath, [vitest, 'run', '--reporter=dot', file], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'ignore'],
    env: {
      ...process.env,
      KEBU_DOSE: 'full',
      KEBU_SEED: String(seed),
      NODE_ENV: 'test',
      NO_COLOR: '1',
    },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')));
  const code = await new Promise<number | null>((done) => child.on('exit', done));
  const counted = /Tests\s+(.+)/.exec(said)?.[1] ?? 'none';
  note('tests', counted);
  tell(counted);
  hold(code === 0, `${file}: ${counted}`);
}

const drillOf = (name: string, file: string, line: string): Drill => ({
  name,
  line,
  rounds: 1,
  minutes: 0,
  run: (course) => suite(course, file),
});

export const storm = drillOf(
  'storm',
  'test/http/storm.test.ts',
  '200 clients of 8 roles, 10,000 requests, transactions cut off under them: nobody sees another’s',
);

export const malformed = drillOf(
  'malformed',
  'test/http/malformed.test.ts',
  '500 malformed requests for every endpoint: no defect, and nothing of our insides in an answer',
);
