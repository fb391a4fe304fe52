import { existsSync } from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { parseSql, position, type SqlFile } from '#platform/sql';

import { codeOf, filesOf, moduleOf, order, textOf } from './support/sources.ts';

const files = filesOf('src/modules', /\.sql$/).map((file) => ({
  file,
  module: moduleOf(file)!,
  sql: parseSql(textOf(file)),
}));
const statements = files.flatMap(({ file, module, sql }) =>
  [...sql.statements].map(([name, text]) => ({ file, module, name, text, sql })),
);

let client: pg.Client;
beforeAll(async () => {
  client = new pg.Client({ ...inject('cluster').owner, database: 'kebu_template' });
  await client.connect();
});
afterAll(() => client.end());

const slotsOf = (text: string) => [...text.matchAll(/\{([a-z_]+)\}/g)].map(([, slot]) => slot!);
const optionsOf = ({ fragments }: SqlFile, slot: string) =>
  [...fragments].filter(([key]) => key.startsWith(`${slot}.`)).map(([, text]) => text);

/** A slot whose place already ends in a word takes one piece; elsewhere a list, each after `and`. */
function isList(text: string, slot: string): boolean {
  const before = text.slice(0, text.indexOf(`{${slot}}`)).trimEnd();
  return !/(?:\b(?:where|and|or|on|by|from|select|not|when)|[(,=])$/i.test(before);
}

/** The statement with one option in each slot; a list slot may also be empty. */
function variantsOf({ text, sql }: { text: string; sql: SqlFile }): string[] {
  const slots = slotsOf(text);
  const piece = (slot: string, option: string | undefined) => {
    if (option === undefined) return '';
    return isList(text, slot) ? `and ${option}` : option;
  };
  const plain = new Map(
    slots.map((slot) => [slot, isList(text, slot) ? undefined : optionsOf(sql, slot)[0]]),
  );
  const filled = (chosen: Map<string, string | undefined>) =>
    text.replace(/\{([a-z_]+)\}/g, (_, slot: string) => piece(slot, chosen.get(slot)));
  const others = slots.flatMap((slot) =>
    optionsOf(sql, slot).map((option) => filled(new Map([...plain, [slot, option]]))),
  );
  return [...new Set([filled(plain), ...others])];
}

test('there are statements to look at', () => {
  expect(statements.length).toBeGreaterThan(150);
  expect(statements.filter((it) => slotsOf(it.text).length > 0).length).toBeGreaterThan(10);
});

test('every statement lies beside the code that uses it, and is used', () => {
  const unused = statements.filter(({ file, name }) => {
    const source = file.replace(/\.sql$/, '.ts');
    return !existsSync(source) || !new RegExp(`sql\\([^)]*'${name}'`).test(codeOf(source));
  });
  expect(unused.map((it) => `${it.file}: ${it.name}`)).toEqual([]);
});

test('every slot has pieces, and every piece a slot', () => {
  const empty = statements.flatMap(({ file, name, text, sql }) =>
    slotsOf(text)
      .filter((slot) => optionsOf(sql, slot).length === 0)
      .map((slot) => `${file}: ${name} {${slot}}`),
  );
  const idle = files.flatMap(({ file, sql }) => {
    const slots = new Set([...sql.statements.values()].flatMap((it) => slotsOf(it)));
    return [...sql.fragments.keys()]
      .filter((it) => !slots.has(it.split('.')[0]!))
      .map((it) => `${file}: ${it}`);
  });
  expect({ empty, idle }).toEqual({ empty: [], idle: [] });
});

test('PostgreSQL understands every statement, with every piece it can be made of', async () => {
  const faults: string[] = [];
  let count = 0;
  for (const statement of statements)
    for (const variant of variantsOf(statement)) {
      count++;
      await client
        .query(`prepare tidy as ${position(variant).text}`)
        .then(() => client.query('deallocate tidy'))
        .catch((error: Error) =>
          faults.push(`${statement.file} ${statement.name}: ${error.message}`),
        );
    }
  expect(faults).toEqual([]);
  expect(count).toBeGreaterThan(statements.length + 50);
});

test('a statement names only tables of its module and of modules beneath it', async () => {
  const { rows } = await client.query<{ name: string }>(
    `select nspname as name from pg_namespace where nspname !~ '^(pg_|information_schema)'`,
  );
  const schemas = new Set(rows.map((it) => it.name));
  const reaching = statements.flatMap(({ file, module, name, text, sql }) => {
    const whole = [text, ...slotsOf(text).flatMap((it) => optionsOf(sql, it))].join('\n');
    return [...whole.matchAll(/\b(?:from|join|into|update|only|,)\s+([a-z_]+)\.[a-z_]+/g)]
      .map(([, schema]) => schema!)
      .filter((it) => schemas.has(it) && order.indexOf(it) > order.indexOf(module))
      .map((it) => `${file}: ${name} reaches into ${it}`);
  });
  expect(reaching).toEqual([]);
});

test('no text of a request ever becomes SQL: statements are files, loaded once', () => {
  const built = filesOf('src/modules', /\.ts$/)
    .filter((it) => !it.includes('.test.'))
    .filter((it) => /\.raw\(|\bquery\(|`\s*(select|insert|update|delete)\b/i.test(codeOf(it)));
  expect(built).toEqual([]);
});

test('statements use no volatile functions, no offset, and take the time as a value', () => {
  const volatile =
    /\b(now|clock_timestamp|random|gen_random_uuid|uuidv7|nextval|current_timestamp)\s*\(|\boffset\b/i;
  const found = statements.filter((it) => volatile.test(it.text));
  expect(found.map((it) => `${it.file}: ${it.name}`)).toEqual([]);
});
