import type { Page, Response } from '@playwright/test';

/** A key of the dictionary, an action's id, a hole of a sentence or a value of the program. */
export const unspoken =
  /\b[a-z_-]+\.[a-z_-]+\.[a-z_-]+\b|\b[a-z]+\.[a-z]+-[a-z-]+\b|\{\{|\bundefined\b|\bNaN\b|\[object/;

/** Names that are the same in both languages. */
const alike = new Set(
  [
    ...[
      'Excel',
      'CSV',
      'xls',
      'xlsx',
      'csv',
      'English',
      '中文',
      'Ctrl',
      'Esc',
      'Enter',
      'Shift',
      'Tab',
    ],
    ...[
      'https',
      'Chrome',
      'Edge',
      'Firefox',
      'Safari',
      'Linux',
      'Windows',
      'macOS',
      'Android',
      'iOS',
    ],
    ...['API', 'IP', 'JSON', 'PDF', 'KB', 'MB', 'kebu', 'Kebu', 'QQ', 'TOTP', 'URL', 'DM', 'dm'],
  ].map((it) => it.toLowerCase()),
);

/** Everything a page says: its text, and the names only a reader of the screen hears. */
const heardOn = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const said: string[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const inside = node.parentElement;
      // What stands in another language on purpose says so: the original of a clause.
      const isQuoted = inside?.closest('[lang]')?.parentElement ?? false;
      if (inside && !isQuoted && !['SCRIPT', 'STYLE', 'NOSCRIPT'].includes(inside.tagName))
        said.push(node.textContent ?? '');
    }
    for (const it of document.querySelectorAll('[aria-label],[title],[placeholder],[alt]'))
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        said.push(it.getAttribute(name) ?? '');
    return [document.title, ...said].map((it) => it.trim()).filter((it) => it !== '');
  });

/** What the server sent a page: customers, colleagues, remarks. Whatever stands there is data. */
export function listen(page: Page): { sent: () => Promise<string>; forget: () => void } {
  let answers: Promise<string>[] = [];
  page.on('response', (it: Response) => {
    if (it.url().includes('/api/')) answers.push(it.text().catch(() => ''));
  });
  return {
    sent: async () => (await Promise.all(answers)).join('\n'),
    forget: () => {
      answers = [];
    },
  };
}

/** Values that are codes of ours: on a Chinese page they would be words nobody translated. */
const isCode = (word: string) => /^[a-z][a-z_]*$/.test(word);

/**
 * Words of the other language on a page that are nobody's data: Han on an English page, Latin on a
 * Chinese one. A lower-case word is a code even when the server sent it, unless it is a name: of an
 * account, a file or a clause.
 */
export async function strangeWordsOn(
  page: Page,
  locale: 'zh-CN' | 'en',
  sent: string,
): Promise<string[]> {
  const heard = (await heardOn(page)).join('\n');
  if (locale === 'en') {
    const runs = heard.match(/\p{Script=Han}+/gu) ?? [];
    return [...new Set(runs.filter((it) => !alike.has(it) && !sent.includes(it)))];
  }
  const names = new Set(
    [...sent.matchAll(/"(?:sign_in_name|file_name|code|clause|document_id)":"([^"]+)"/g)].flatMap(
      ([, name]) => name!.split(/[^A-Za-z_]+/),
    ),
  );
  const plain = heard.replaceAll(/[a-z-]+\/\d{1,2}[a-z]?\b/g, ' ');
  const words = plain.match(/[A-Za-z_]{2,}/g) ?? [];
  return [...new Set(words)].filter((it) => {
    if (alike.has(it.toLowerCase()) || names.has(it)) return false;
    return isCode(it) || !sent.includes(it);
  });
}
