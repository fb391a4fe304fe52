import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';

/** Modules from the ground up (architecture §2). One may call only those before it in this list. */
export const order = [
  ...['policy', 'identity', 'vault', 'messages', 'files', 'audit', 'access', 'duties'],
  ...['approvals', 'consent', 'customers', 'forms', 'custody', 'reception', 'sales', 'service'],
  ...['sharing', 'rights', 'marketing', 'governance', 'reports', 'workplace'],
];

export const moduleOf = (file: string): string | undefined =>
  /^src\/modules\/([^/]+)/.exec(file)?.[1];

/** Files beneath a folder whose names end so, from the root of the tree. */
export const filesOf = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((it) => ending.test(it) && !it.includes('node_modules'))
    .map((it) => join(folder, it))
    .toSorted();

export const isTest = (file: string): boolean =>
  /\.test\.tsx?$/.test(file) || /^(test|drills)\//.test(file);

/** What is shipped: every source but the tests beside it. */
export const sources = filesOf('src', /\.tsx?$/).filter((it) => !isTest(it));
export const tests = [
  ...filesOf('src', /\.tsx?$/),
  ...filesOf('test', /\.ts$/),
  ...filesOf('drills', /\.ts$/),
].filter(isTest);

export const textOf = (file: string): string => readFileSync(file, 'utf8');

/** The lines of a file without those that are comments: words in prose are not code. */
export function codeOf(file: string): string {
  return textOf(file)
    .split('\n')
    .map((it) => (/^\s*(\/\/|\/?\*)/.test(it) ? '' : it.replace(/ \/\/ .*$/, '')))
    .join('\n');
}

const doors: Record<string, string> = {
  '#kernel/': 'src/kernel/*.ts',
  '#platform/': 'src/platform/*.ts',
  '#gate/': 'src/gate/*.ts',
  '#modules/': 'src/modules/*/index.ts',
  '#contract/': 'src/modules/*/contract.ts',
  '#rules/': 'src/modules/*/rules/index.ts',
};

/** Prettier keeps imports in one shape, so a pattern is enough and no compiler is needed. */
const importPattern = /^(?:import|export)\b(?:[^;'"]*?\bfrom)?\s*'([^']+)'|\bimport\('([^']+)'\)/gm;

function targetsOf(file: string): string[] {
  return [...codeOf(file).matchAll(importPattern)].map(([, fixed, dynamic]) => (fixed ?? dynamic)!);
}

/** The files of ours a file imports, types included. */
export function importsOf(file: string): string[] {
  return targetsOf(file).flatMap((target) => {
    if (target === '#language') return ['src/language/index.ts'];
    const door = Object.keys(doors).find((it) => target.startsWith(it));
    if (door) return [doors[door]!.replace('*', target.slice(door.length))];
    return target.startsWith('.') ? [normalize(join(dirname(file), target))] : [];
  });
}

/** The packages and parts of Node a file imports. */
export const packagesOf = (file: string): string[] =>
  targetsOf(file).filter((it) => !it.startsWith('.') && !it.startsWith('#'));

export interface Span {
  name: string;
  first: number;
  lines: number;
}

const opens = /^(\s*)(?:.*\bfunction\b.*|.*=> )(\{|\()$|^(\s*)(?:export )?(?:async )?function\b/;

/**
 * Every function of a file with its length. Prettier's indentation tells where it ends: at the
 * first line as far in as its beginning that closes and does not open again.
 */
export function functionsOf(file: string): Span[] {
  const lines = textOf(file).split('\n');
  return lines.flatMap((line, first) => {
    if (!opens.test(line)) return [];
    const indent = /^\s*/.exec(line)![0];
    const rest = lines.slice(first + 1);
    const isEnd = (it: string) =>
      it.startsWith(indent) && /^[})]/.test(it.slice(indent.length)) && !/[{(]$/.test(it);
    const end = rest.findIndex(isEnd);
    return end < 0 ? [] : [{ name: line.trim(), first: first + 1, lines: end + 2 }];
  });
}
