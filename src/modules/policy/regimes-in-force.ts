import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

import type { Clause } from './contract.ts';
import { assembleRegimes, type Regimes, type Sources } from './rules/assemble-regimes.ts';

/** The regimes that come with the program: beside `src/` and beside `dist/` alike. */
const SHIPPED = fileURLToPath(new URL('../../../regimes', import.meta.url));

/** The order in which a reader meets the documents. */
const ORDER = [
  'information',
  'access',
  'sales-office',
  'warm-card',
  'sharing',
  'property',
  'dealers',
];

let inForce: Regimes | undefined;

/**
 * Reads the regimes of a directory and puts them in force for this process.
 *
 * Called once at start. Throws an Error whose message lists, one per line, every reason why the
 * documents and `controls.json` do not make a regime: a term without a clause, a clause without
 * English, ids or heads that differ, a value the text does not say.
 */
export function loadRegimes(directory: string = SHIPPED): Regimes {
  const assembled = assembleRegimes(readSources(directory), readControls(directory));
  if ('faults' in assembled) {
    const { faults } = assembled;
    throw new Error(`the regime in ${directory} cannot be put in force:\n- ${faults.join('\n- ')}`);
  }
  inForce = assembled.regimes;
  return inForce;
}

/** The regimes in force; the ones that come with the program when nobody loaded others. */
export function regimesInForce(): Regimes {
  return inForce ?? loadRegimes();
}

/**
 * The version of the document a clause stands in, to be kept beside the clause with whatever was
 * done under it. A clause that does not exist is our own mistake: it throws.
 */
export function regimeVersion(clause: string): string {
  return clauseInForce(clause).version;
}

function clauseInForce(clause: string): Clause {
  const found = regimesInForce().clauses.get(clause);
  if (!found) throw new Error(`code cites ${clause}, which the regime does not have`);
  return found;
}

function readSources(directory: string): Sources[] {
  const files = readdirSync(directory).filter((it) => it.endsWith('.md'));
  const ids = new Set(files.map((it) => it.replace(/\.(zh-CN|en)\.md$/, '')));
  const rank = (id: string) => (ORDER.includes(id) ? ORDER.indexOf(id) : ORDER.length);
  return [...ids]
    .sort((a, b) => rank(a) - rank(b) || a.localeCompare(b))
    .map((document_id) => ({
      document_id,
      zh: textOf(join(directory, `${document_id}.zh-CN.md`)),
      en: textOf(join(directory, `${document_id}.en.md`)),
    }));
}

const textOf = (file: string) =>
  existsSync(file) ? readFileSync(file, 'utf8').replaceAll('\r\n', '\n') : undefined;

function readControls(directory: string): unknown {
  const file = join(directory, 'controls.json');
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (cause) {
    throw new Error(`${file} cannot be read as JSON`, { cause });
  }
}
