import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';

import { statusOf } from '#kernel/refusal';

import { allRoutes } from '../src/server/modules.ts';
import {
  codeOf,
  filesOf,
  functionsOf,
  importsOf,
  moduleOf,
  order,
  packagesOf,
  sources,
  tests,
  textOf,
} from './support/sources.ts';

/** What each kind of file may import. Contracts and rules also run in the browser: they stay pure. */
const allowed: Record<string, readonly string[]> = {
  kernel: ['kernel'],
  platform: ['kernel', 'platform'],
  language: ['language'],
  contract: ['kernel', 'contract'],
  rules: ['kernel', 'contract', 'rules'],
  gate: ['kernel', 'platform', 'contract', 'gate'],
  module: ['kernel', 'platform', 'gate', 'contract', 'rules', 'module'],
  web: ['kernel', 'contract', 'rules', 'language', 'web'],
  demo: ['kernel', 'platform', 'gate', 'contract', 'rules', 'module', 'demo'],
  server: [
    'kernel',
    'platform',
    'gate',
    'contract',
    'rules',
    'module',
    'language',
    'server',
    'demo',
  ],
  cli: [
    ...['kernel', 'platform', 'gate', 'contract', 'rules', 'module', 'language'],
    ...['server', 'demo', 'cli'],
  ],
};

/** Edges that stand against the table, each with its reason. */
const exceptions: Record<string, string> = {
  'src/demo/fill.ts → src/server/house.ts': 'the demo is filled into a house: its type alone',
  'src/modules/customers/import/download-report.ts → src/language/index.ts':
    'the report of rejected rows speaks the language of who downloads it',
  'src/modules/custody/export-table.ts → src/language/index.ts':
    'an exported register speaks the language of who ordered it',
  'src/modules/messages/send-mail.ts → src/language/index.ts':
    'a mail speaks the language of who gets it',
  'src/modules/messages/mail-links.ts → src/language/index.ts':
    'a mail speaks the language of who gets it',
};

function kindOf(file: string): string {
  if (!file.startsWith('src/modules/')) return file.split('/')[1]!;
  if (/\/contract(-[a-z-]+)?\.ts$/.test(file)) return 'contract';
  return file.includes('/rules/') ? 'rules' : 'module';
}

const graph = new Map(sources.map((file) => [file, importsOf(file)]));
const edges = [...graph].flatMap(([from, targets]) => targets.map((to) => ({ from, to })));
const shown = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`;

test('the laws look at something: sources, imports and functions are found', () => {
  expect(sources.length).toBeGreaterThan(250);
  expect(edges.length).toBeGreaterThan(800);
  expect(functionsOf('src/gate/perform.ts').find((it) => /openGate/.test(it.name))).toMatchObject({
    lines: expect.toSatisfy((it: number) => it > 50),
  });
});

test('each kind of file imports only what its kind may', () => {
  const forbidden = edges.filter(({ from, to }) => !allowed[kindOf(from)]?.includes(kindOf(to)));
  const without = forbidden.map(shown).filter((it) => !(it in exceptions));
  expect(without).toEqual([]);
});

test('every import leads to a file that exists', () => {
  const local = edges.filter(({ to }) => !existsSync(to));
  expect(local.map(shown)).toEqual([]);
});

test('modules call only modules beneath them, and only through the door', () => {
  const crossings = edges.filter(
    ({ from, to }) => moduleOf(from) && moduleOf(to) && moduleOf(from) !== moduleOf(to),
  );
  const upward = crossings.filter(
    ({ from, to }) => order.indexOf(moduleOf(to)!) >= order.indexOf(moduleOf(from)!),
  );
  const door = /^src\/modules\/[a-z]+\/(index|contract|rules\/index)\.ts$/;
  expect(crossings.length).toBeGreaterThan(60);
  expect(upward.map(shown)).toEqual([]);
  expect(crossings.filter(({ to }) => !door.test(to)).map(shown)).toEqual([]);
});

test('a module is known to the order of modules, and has its page', () => {
  const found = [...new Set(sources.map(moduleOf))].filter((it) => it !== undefined);
  expect(found.filter((it) => !order.includes(it))).toEqual([]);
  const silent = found.filter((it) => it !== 'vault' && !existsSync(`src/modules/${it}/README.md`));
  expect(silent).toEqual([]);
});

// The list of screens names its pages to be loaded when they are opened; a page may show the list.
const leadsTo = (file: string) =>
  (graph.get(file) ?? []).filter(
    (it) => file !== 'src/web/routes.tsx' || !it.endsWith('-page.tsx'),
  );

test('no import goes round in a circle', () => {
  const finished = new Set<string>();
  const circles: string[][] = [];
  const walk = (file: string, trail: string[]) => {
    if (trail.includes(file)) circles.push([...trail.slice(trail.indexOf(file)), file]);
    else if (!finished.has(file)) for (const next of leadsTo(file)) walk(next, [...trail, file]);
    finished.add(file);
  };
  for (const file of sources) walk(file, []);
  expect(circles).toEqual([]);
});

test('the kernel, contracts and rules need nothing but zod', () => {
  const pure = sources.filter((it) => ['kernel', 'contract', 'rules'].includes(kindOf(it)));
  const needy = pure.flatMap((file) => packagesOf(file).map((it) => `${file}: ${it}`));
  expect(needy.filter((it) => !it.endsWith(': zod'))).toEqual([]);
});

test('no file or folder is a drawer for odds and ends, and names are kebab-case', () => {
  const drawer = /\/(utils?|helpers?|common|misc|shared|lib|types|constants)(\/|\.tsx?$)/;
  const all = [...sources, ...tests];
  expect(all.filter((it) => drawer.test(it))).toEqual([]);
  const name = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.d)?\.tsx?$/;
  const odd = all.filter((it) => !name.test(it.split('/').at(-1)!) && !it.includes('/zh-CN'));
  expect(odd).toEqual([]);
});

/** Files that may be longer, each with its reason. */
const longFiles: Record<string, string> = {
  'src/language/en/customers.ts': 'a table of words, one entry a line',
  'src/language/zh-CN/customers.ts': 'a table of words, one entry a line',
  'src/language/en/identity.ts': 'a table of words, one entry a line',
  'src/language/zh-CN/identity.ts': 'a table of words, one entry a line',
  'src/language/en/reception.ts': 'a table of words, one entry a line',
  'src/language/zh-CN/reception.ts': 'a table of words, one entry a line',
};

/** A component's markup is one expression that reads from top to bottom: a screen may be longer. */
const longest = (file: string) => (file.startsWith('src/web/') ? 90 : 70);

test('no file is longer than 300 lines, no function than 70', () => {
  const all = [...sources, ...tests];
  const long = all.filter((it) => !(it in longFiles) && textOf(it).split('\n').length > 301);
  expect(long).toEqual([]);
  const functions = all.flatMap((file) =>
    functionsOf(file)
      .filter((it) => it.lines > longest(file) && !it.name.startsWith('describe'))
      .map((it) => `${file}:${it.first} ${it.name} has ${it.lines} lines`),
  );
  expect(functions).toEqual([]);
});

test('no line is longer than 100 columns', () => {
  // Prettier leaves a string whole: words of the two languages may run on, code may not.
  const exempt = /^src\/language\/|^test\/import\/|^src\/demo\/words-|\/common-words\.ts$/;
  const files = [...sources, ...tests, ...filesOf('bin', /\.mjs$/)].filter(
    (it) => !exempt.test(it),
  );
  const long = files.flatMap((file) =>
    textOf(file)
      .split('\n')
      .map((line, at) => ({ at: `${file}:${at + 1}`, line }))
      .filter(({ line }) => line.length > 100 && !/['"`/].{60,}['"`/]/.test(line)),
  );
  expect(long).toEqual([]);
});

/** Words that reach the machine, and the only files that say them. */
const reserved: { word: RegExp; files: readonly string[] }[] = [
  { word: /\bnew Date\(\)|\bDate\.now\(/, files: ['src/platform/clock.ts'] },
  { word: /\bperformance\.now\(/, files: ['src/platform/clock.ts'] },
  { word: /\bMath\.random\(/, files: ['src/platform/cipher.ts'] },
  { word: /\bprocess\.env\b/, files: ['src/platform/config.ts'] },
  { word: /\bconsole\.\w+\(|process\.std(out|err)\.write/, files: ['src/platform/log.ts'] },
  {
    word: /\brandomUUID\b|\bgetRandomValues\b/,
    files: ['src/web/client-id.ts', 'src/web/drafts/key.ts'],
  },
  {
    word: /from 'node:crypto'/,
    files: ['src/platform/cipher.ts', 'src/platform/identifier.ts'],
  },
];

test('the clock, chance, the environment and the terminal are reached in one place each', () => {
  for (const { word, files } of reserved) {
    // The browser has a clock of its own; the command line prints, that is its work.
    const clockless = (it: string) =>
      !(/Date|performance/.test(word.source) && it.includes('web/'));
    const guarded = sources.filter((it) => !it.startsWith('src/cli/') && clockless(it));
    const speaking = guarded.filter((it) => word.test(codeOf(it)));
    expect({ word, files: speaking.filter((it) => !files.includes(it)) }).toEqual({
      word,
      files: [],
    });
  }
});

test('nothing is postponed, silenced or skipped', () => {
  const postponed = /\b(TODO|FIXME|XXX)\b|@ts-(ignore|expect-error|nocheck)|oxlint-disable/;
  const skipped = /\b(test|it|describe)\.(skip|only|todo|skipIf)\b|\bx(test|it|describe)\(/;
  const here = 'test/tidy.test.ts';
  const all = [...sources, ...tests].filter((it) => it !== here);
  expect(all.filter((it) => postponed.test(textOf(it)))).toEqual([]);
  expect(tests.filter((it) => it !== here && skipped.test(codeOf(it)))).toEqual([]);
  const loose = /[:<]\s*any\b|\bas any\b/;
  const spoken = (it: string) => codeOf(it).replaceAll(/'[^'\n]*'/g, `''`);
  expect(all.filter((it) => loose.test(spoken(it)))).toEqual([]);
  const empty = /class \w*(Service|Manager|Helper|Util)\b/;
  expect(all.filter((it) => empty.test(codeOf(it)))).toEqual([]);
});

test('Chinese stands in comments, texts and the words of the language, never in identifiers', () => {
  const named =
    /\b(const|let|function|class|type|interface)\s+\w*\p{Script=Han}|\.\p{Script=Han}+\(/u;
  expect([...sources, ...tests].filter((it) => named.test(codeOf(it)))).toEqual([]);
});

test('the screens hold no words of their own: every text comes from the language', () => {
  const han = /[\p{Script=Han}]/u;
  const screens = sources.filter((it) => it.startsWith('src/web/'));
  expect(screens.filter((it) => han.test(codeOf(it)))).toEqual([]);
});

test('an endpoint is named after its module and its address, once', () => {
  const ids = allRoutes.map((it) => it.endpoint.id);
  expect(new Set(ids).size).toBe(ids.length);
  const doors = allRoutes.map(({ endpoint: { method, path } }) => `${method} ${path}`);
  expect(new Set(doors).size).toBe(doors.length);
  const strayed = allRoutes
    .map((it) => it.endpoint)
    .filter((it) => !it.path.startsWith(`/${it.id.split('.')[0]}/`))
    .filter((it) => it.path !== `/${it.id.split('.')[0]}`);
  expect(strayed.map((it) => it.id)).toEqual([]);
  expect(ids.filter((it) => !/^[a-z]+\.[a-z]+(-[a-z]+)*$/.test(it))).toEqual([]);
});

test('identity never travels in an address: what names a person is no query of a GET', () => {
  const naming = /^(name|phones?|term|id_number|email|address|wechat|contact_name)$/;
  const open = allRoutes
    .map((it) => it.endpoint)
    .filter((it) => it.method === 'GET' || it.method === 'DELETE')
    .flatMap(({ id, input }) =>
      Object.keys((input as { shape?: object }).shape ?? {}).map((it) => ({ id, field: it })),
    );
  expect(open.length).toBeGreaterThan(40);
  expect(open.filter((it) => naming.test(it.field))).toEqual([]);
});

test('a kind of refusal has one status', () => {
  expect(Object.values(statusOf).every((it) => it >= 400 && it < 600)).toBe(true);
});
