import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';

import { log, say, setLogLevel } from './log.ts';

afterEach(() => {
  setLogLevel('info');
  vi.restoreAllMocks();
});

/** The lines written to a stream while `act` runs. */
function linesOf(stream: 'stderr' | 'stdout', act: () => void): string[] {
  const written: string[] = [];
  vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
    written.push(String(chunk));
    return true;
  });
  act();
  return written.join('').split('\n').slice(0, -1);
}

test('D04: one event is one line, whatever it holds', () => {
  const lines = linesOf('stderr', () =>
    log.warn('door.refused', { code: 'a\r\nb\u001b[31m\u0000\u009b\u2028\u2029', count: 2 }),
  );
  expect(lines).toHaveLength(1);
  expect(lines[0]).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
    level: 'warn',
    event: 'door.refused',
    code: 'a\r\nb\u001b[31m\u0000\u009b\u2028\u2029',
    count: 2,
  });
});

test('levels below the chosen one are silent', () => {
  const all = () => {
    log.debug('a');
    log.info('b');
    log.warn('c');
    log.error('d');
  };
  const events = (lines: string[]) =>
    lines.map((it) => (JSON.parse(it) as { event: string }).event);
  expect(events(linesOf('stderr', all))).toEqual(['b', 'c', 'd']);
  setLogLevel('error');
  expect(events(linesOf('stderr', all))).toEqual(['d']);
  setLogLevel('debug');
  expect(events(linesOf('stderr', all))).toEqual(['a', 'b', 'c', 'd']);
});

test('an error shows its kind, place and cause, never the row PostgreSQL quotes in its detail', () => {
  const cause = Object.assign(new Error('duplicate key'), {
    code: '23505',
    detail: 'Key (phone)=(13800000000) already exists.',
  });
  const error = new TypeError('could not write', { cause });
  const [line] = linesOf('stderr', () => log.error('defect', { error }));
  expect(line).not.toContain('13800000000');
  expect(JSON.parse(line!)).toMatchObject({
    error: {
      name: 'TypeError',
      message: 'could not write',
      stack: expect.stringContaining('log.test'),
      cause: { message: 'duplicate key', code: '23505' },
    },
  });
});

test('what is no Error, as libraries throw, is shown by its words alone', () => {
  const thrown = { message: 'connection ended', code: 'ECONNRESET', row: { name: '某某' } };
  const [line, other] = linesOf('stderr', () => {
    log.warn('jobs.trouble', { error: thrown });
    log.warn('jobs.trouble', { error: 'gone' });
  });
  expect(JSON.parse(line!)).toMatchObject({
    error: { message: 'connection ended', code: 'ECONNRESET' },
  });
  expect(line).not.toContain('某某');
  expect(JSON.parse(other!)).toMatchObject({ error: 'gone' });
});

test('a reader that went away does not take the program with it', async () => {
  const script = `
    const { log, say } = await import('#platform/log');
    const wait = () => new Promise((resolve) => setImmediate(resolve));
    process.stdin.once('data', async () => {
      for (let i = 0; i < 5; i++) { say('a'); log.info('b'); await wait(); }
      process.exit(7);
    });
    say('ready');`;
  const flags = ['--import', 'tsx', '--conditions=source', '--input-type=module', '-e'];
  const child = spawn(process.execPath, [...flags, script], { stdio: 'pipe' });
  await once(child.stdout, 'data');
  child.stdout.destroy();
  child.stderr.destroy();
  child.stdin.write('go');
  const [code] = (await once(child, 'exit')) as [number];
  expect(code).toBe(7);
});

test('what is said to the person at the terminal goes to stdout as it is', () => {
  expect(linesOf('stdout', () => say('Kebu listening on http://127.0.0.1:8080'))).toEqual([
    'Kebu listening on http://127.0.0.1:8080',
  ]);
});
