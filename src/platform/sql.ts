import { readFileSync } from 'node:fs';

/** One statement of a `.sql` file, its `$names` turned into positions once, when it is loaded. */
export interface Statement {
  /** Unique in the program: PostgreSQL keeps the plan of a prepared statement under it. */
  name: string;
  text: string;
  /** The names behind $1, $2 … */
  params: readonly string[];
  /** False for registers with optional filters: planned anew with their values. */
  prepared: boolean;
}

/** Reads the `.sql` file that lies beside a source file and hands out its statements by name. */
export function loadSql(sourceUrl: string): (name: string) => Statement {
  const path = new URL(sourceUrl.replace(/\.[jt]s$/, '.sql'));
  const place = path.pathname.split('/').slice(-2).join('/').replace('.sql', '');
  const statements = new Map(
    [...parseStatements(readFileSync(path, 'utf8'))].map(([name, { text, prepared }]) => [
      name,
      { ...position(text), name: `${place}.${name}`, prepared },
    ]),
  );
  return (name) => {
    const statement = statements.get(name);
    if (statement === undefined) throw new Error(`${place}.sql has no statement named ${name}`);
    return statement;
  };
}

/** `-- name: list_x` opens a statement; `-- name: list_x unprepared` one that is never prepared. */
export function parseStatements(text: string): Map<string, { text: string; prepared: boolean }> {
  const parts = text.split(/^-- name: /m).slice(1);
  return new Map(
    parts.map((part) => {
      const [name = '', mode] = part.split('\n', 1)[0]!.trim().split(' ');
      const body = part.slice(part.indexOf('\n') + 1).trim();
      return [name, { text: body.replace(/;\s*$/, ''), prepared: mode !== 'unprepared' }];
    }),
  );
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
