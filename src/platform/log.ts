import { now } from './clock.ts';

type Level = 'debug' | 'info' | 'warn' | 'error';
type Fields = Readonly<Record<string, unknown>>;

const order: readonly Level[] = ['debug', 'info', 'warn', 'error'];

// Whoever read us may be gone: its end is no reason for ours, and least of all while stopping.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

let threshold: Level = 'info';

export function setLogLevel(level: Level): void {
  threshold = level;
}

/** An error as a log shows it: kind, place and cause; PostgreSQL's `detail` may quote a row and stays out. */
function plain(error: unknown): unknown {
  if (typeof error !== 'object' || error === null) return String(error);
  const { name, message, code, stack, cause } = error as Error & { code?: unknown };
  const words = Object.entries({ name, message, code, stack }).filter(
    ([, it]) => typeof it === 'string' || typeof it === 'number',
  );
  return { ...Object.fromEntries(words), ...(cause === undefined ? {} : { cause: plain(cause) }) };
}

// One event stays one line and moves no cursor: JSON escapes control characters, all but these.
const UNESCAPED = /[\u007f-\u009f\u2028\u2029]/g;
const escaped = (it: string) => `\\u${it.charCodeAt(0).toString(16).padStart(4, '0')}`;

function write(level: Level, event: string, fields: Fields): void {
  if (order.indexOf(level) < order.indexOf(threshold)) return;
  const shown = Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, key === 'error' ? plain(value) : value]),
  );
  const line = JSON.stringify({ at: now().toISOString(), level, event, ...shown });
  process.stderr.write(`${line.replace(UNESCAPED, escaped)}\n`);
}

/** Structured lines, one event each. Ids and codes only: nothing that names a person. */
export const log = {
  debug: (event: string, fields: Fields = {}) => write('debug', event, fields),
  info: (event: string, fields: Fields = {}) => write('info', event, fields),
  warn: (event: string, fields: Fields = {}) => write('warn', event, fields),
  error: (event: string, fields: Fields = {}) => write('error', event, fields),
};

/** A plain line for the person at the terminal. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
