import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

import { fill, loadWords, locales, say, sayRefusal } from './index.ts';

const src = join(import.meta.dirname, '..');

function flat(node: object, prefix = ''): [string, string][] {
  return Object.entries(node).flatMap(([key, value]) =>
    typeof value === 'string'
      ? [[prefix + key, value] as [string, string]]
      : flat(value as object, `${prefix}${key}.`),
  );
}

/** The facts a sentence asks for; a plural asks for its number again. */
const blanks = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)/g)].map(([, name]) => name!))].toSorted();

test('both languages have the same keys, and the same blanks in each sentence', async () => {
  const [chinese, english] = await Promise.all(locales.map((it) => loadWords(it)));
  const other = new Map(flat(english!));
  for (const [key, text] of flat(chinese!)) {
    expect(other.get(key), key).toBeTypeOf('string');
    expect(blanks(other.get(key)!), key).toEqual(blanks(text));
    other.delete(key);
  }
  expect([...other.keys()]).toEqual([]);
});

test('no sentence is empty and none shouts', async () => {
  for (const locale of locales)
    for (const [key, text] of flat(await loadWords(locale))) {
      expect(text.trim(), key).not.toBe('');
      expect(text, key).not.toMatch(/[!！]/);
    }
});

test('English sentences hold no Chinese, but for the name of the other language', async () => {
  const odd = flat(await loadWords('en')).filter(([, text]) => /\p{Script=Han}/u.test(text));
  const own = odd.filter(([key]) => !/(language\.other|locale\.zh-CN|page\.tongue)$/.test(key));
  expect(own.map(([key]) => key)).toEqual([]);
});

test('two modules that share a list never give one value two names', async () => {
  for (const locale of locales) {
    const words = (await loadWords(locale)) as unknown as Record<string, { list?: object }>;
    const seen = new Map<string, string>();
    for (const [module, { list }] of Object.entries(words)) {
      if (module === 'list' || !list) continue;
      for (const [key, label] of flat(list)) {
        expect(seen.get(key) ?? label, `${locale} ${module} ${key}`).toBe(label);
        seen.set(key, label);
      }
    }
  }
});

test('blanks are filled, and a blank without a fact stays to be seen', () => {
  expect(say('zh-CN', 'ui.register.total', { count: 3 })).toBe('共 3 条');
  expect(say('en', 'ui.register.total')).toBe('{{count}} in all');
  expect(say('en', 'ui.register.total', { count: '{{count}} $& $1' })).toBe(
    '{{count}} $& $1 in all',
  );
});

test('one and many have their words where a language needs them', () => {
  const sentence = '{{count}} {{count|customer|customers}}';
  expect(fill(sentence, { count: 1 })).toBe('1 customer');
  expect(fill(sentence, { count: 0 })).toBe('0 customers');
  expect(fill(sentence, { count: '10,000+' })).toBe('10,000+ customers');
});

test('a key without a sentence stops a test, also one that every object inherits', () => {
  for (const key of ['shell.nowhere', 'shell.nav', 'constructor.name', 'shell.nav.today.length'])
    expect(() => say('en', key), key).toThrow(key);
});

test('refusals, lists and actions are found by their codes', () => {
  expect(sayRefusal('en', 'gate.sign_in_first')).toBe('Please sign in first.');
  expect(say('zh-CN', 'list.scope.own')).toBe('本人');
  expect(say('zh-CN', 'list.action.audit.list-entries')).toBe('查看操作日志');
});

/** The modules whose words are here: each of their refusals must have a sentence. */
const declared = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((it) => it.endsWith('.ts') && !it.endsWith('.test.ts'))
  .flatMap((path) => {
    const text = readFileSync(join(src, path), 'utf8');
    return [...text.matchAll(/defineRefusals\('(\w+)',\s*\{([^}]*)\}/g)].flatMap(
      ([, module, body]) =>
        [...body!.matchAll(/^\s*(\w+):/gm)].map(([, code]) => `${module}.${code}`),
    );
  });

test.each(locales)('every refusal that can be thrown has a sentence in %s', async (locale) => {
  expect(declared.length).toBeGreaterThan(5);
  const words = (await loadWords(locale)) as unknown as Record<
    string,
    { refusal?: Record<string, string> }
  >;
  const silent = declared.filter((it) => {
    const [module, code] = it.split('.') as [string, string];
    return words[module]?.refusal?.[code] === undefined;
  });
  expect(silent).toEqual([]);
});
