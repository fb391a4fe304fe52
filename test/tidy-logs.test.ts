import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const src = new URL('../src', import.meta.url).pathname;
const page = readFileSync(new URL('../docs/operating/logs.md', import.meta.url), 'utf8');

const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((it) => /\.tsx?$/.test(it) && !it.endsWith('.test.ts'))
  .map((it) => ({ file: it, text: readFileSync(join(src, it), 'utf8') }));

const calls = /\blog\.(?:debug|info|warn|error)\(/g;
const plain = /\blog\.(debug|info|warn|error)\(\s*'([\w.]+)'(?:,\s*\{([^{}]*)\})?,?\s*\)/g;

const fieldsOf = (written = '') =>
  written.split(',').flatMap((it) => /^\s*(\w+)/.exec(it)?.[1] ?? []);

const spelt = (event: string, level: string, fields: readonly string[]) =>
  `${event} ${level} ${fields.toSorted().join(' ')}`.trim();

/** A row of the page: event, level, fields, what it means. */
const rows = [...page.matchAll(/^\| `([a-z_.]+)`\s*\| (\w+)\s*\|([^|]*)\|/gm)].map(
  ([, event, level, fields]) =>
    spelt(
      event!,
      level!,
      [...fields!.matchAll(/`(\w+)`/g)].map(([, name]) => name!),
    ),
);

test('every event is written out where it is logged, so that it can be looked up', () => {
  const hidden = sources.filter(
    ({ text }) => [...text.matchAll(calls)].length !== [...text.matchAll(plain)].length,
  );
  expect(hidden.map((it) => it.file)).toEqual([]);
});

test('the operator’s list of log events names each one, its level and its fields, and no other', () => {
  const logged = sources.flatMap(({ text }) =>
    [...text.matchAll(plain)].map(([, level, event, fields]) =>
      spelt(event!, level!, fieldsOf(fields)),
    ),
  );
  expect(logged.length).toBeGreaterThan(20);
  expect(rows.toSorted()).toEqual([...new Set(logged)].toSorted());
});
