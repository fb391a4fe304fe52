import { readFileSync } from 'node:fs';

import { sha256 } from './cipher.ts';

/** One statement of a `.sql` file, its `$names` turned into positions once, when it is loaded. */
export interface Statement {
  /** Unique in the program: PostgreSQL keeps the plan of a prepared statement under it. */
  name: string;
  text: string;
  /** The names behind $1, $2 … */
  params: readonly string[];
}

/** Which fragments a statement is made of: `{ scope: 'own', filter: ['intent_grade'] }`. */
export type Choice = Readonly<Record<string, string | readonly string[]>>;

/**
 * Reads the `.sql` file that lies beside a source file and hands out its statements by name.
 *
 * A register's variants come from a closed list: `-- fragment: scope.own` names a piece of SQL that
 * stands where a statement says `{scope}`; a list of choices is joined with `and`. Each variant is
 * a statement of its own with its own plan, and no text of a request ever becomes SQL.
 */
export function loadSql(sourceUrl: string): (name: string, choice?: Choice) => Statement {
  const path = new URL(sourceUrl.replace(/\.[jt]s$/, '.sql'));
  const place = path.pathname.split('/').slice(-2).join('/').replace('.sql', '');
  const { statements, fragments } = parseSql(readFileSync(path, 'utf8'));
  const made = new Map<string, Statement>();

  return (name, choice = {}) => {
    const variant = Object.keys(choice).length === 0 ? name : `${name} ${JSON.stringify(choice)}`;
    const known = made.get(variant);
    if (known) return known;
    const found = statements.get(name);
    if (found === undefined) throw new Error(`${place}.sql has no statement named ${name}`);
    const text = compose(found, fragments, choice, `${place}.${name}`);
    // PostgreSQL keeps 63 bytes of a statement's name: a long variant is named by its digest.
    const statement = {
      ...position(text),
      name: variant === name ? `${place}.${name}` : `${name}.${digestOf(place + variant)}`,
    };
    made.set(variant, statement);
    return statement;
  };
}

const digestOf = (text: string) => sha256(text).toString('hex').slice(0, 16);

function compose(
  text: string,
  fragments: Map<string, string>,
  choice: Choice,
  place: string,
): string {
  return text.replace(/\{([a-z_]+)\}/g, (_, slot: string) => {
    const chosen = choice[slot];
    if (chosen === undefined) throw new Error(`${place}: nothing chosen for {${slot}}`);
    const pieces = [chosen].flat().map((option) => {
      const piece = fragments.get(`${slot}.${option}`);
      if (piece === undefined) throw new Error(`${place}: no fragment ${slot}.${option}`);
      return piece;
    });
    return typeof chosen === 'string' ? pieces[0]! : pieces.map((it) => `and ${it}`).join(' ');
  });
}

export interface SqlFile {
  statements: Map<string, string>;
  fragments: Map<string, string>;
}

/**
 * `-- name: list_x` opens a statement, `-- fragment: scope.own` a piece of one that statements of
 * this file may choose, `-- fragment: line` one that stands wherever they say `{line}`.
 */
export function parseSql(text: string): SqlFile {
  const file: SqlFile = { statements: new Map(), fragments: new Map() };
  for (const part of text.split(/^(?=-- (?:name|fragment): )/m)) {
    const head = /^-- (name|fragment): (\S+)\n/.exec(part);
    if (!head) continue;
    const [line, kind, name] = head;
    const body = part
      .slice(line.length)
      .replace(/^--.*\n/gm, '')
      .trim()
      .replace(/;$/, '');
    if (kind === 'fragment') file.fragments.set(name!, body);
    else file.statements.set(name!, body);
  }
  putWholePieces(file);
  return file;
}

/** A piece nobody chooses stands wherever its name does, before anything else is put together. */
function putWholePieces({ statements, fragments }: SqlFile): void {
  const whole = [...fragments].filter(([name]) => !name.includes('.'));
  for (const [name, piece] of whole) {
    fragments.delete(name);
    for (const [of, text] of statements) statements.set(of, text.replaceAll(`{${name}}`, piece));
  }
}

/** Turns `$allocation_id` into `$1`; a cast `::text` and a positional `$1` are left alone. */
export function position(text: string): { text: string; params: string[] } {
  const params: string[] = [];
  const positioned = text.replace(/\$([a-z_][a-z_0-9]*)/g, (_, name: string) => {
    if (!params.includes(name)) params.push(name);
    return `$${params.indexOf(name) + 1}`;
  });
  return { text: positioned, params };
}

/** The values in order; a name the caller did not supply, or supplied in vain, is a bug. */
export function valuesOf(statement: Statement, params: Record<string, unknown>): unknown[] {
  const given = Object.keys(params);
  if (given.length !== statement.params.length)
    throw new Error(`${statement.name}: takes ${statement.params.join(', ')}; given ${given}`);
  return statement.params.map((name) => {
    if (!(name in params)) throw new Error(`${statement.name}: parameter $${name} is missing`);
    return params[name] ?? null;
  });
}

/** Rows turned into one list per column, as `unnest` takes them: a chunk is one statement. */
export function columnsOf(
  rows: readonly Readonly<Record<string, unknown>>[],
): Record<string, unknown[]> {
  const names = Object.keys(rows[0] ?? {});
  return Object.fromEntries(names.map((name) => [name, rows.map((it) => it[name])]));
}
