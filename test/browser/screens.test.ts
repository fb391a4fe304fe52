import type { Browser } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { screens } from '../../src/web/routes.tsx';
import { barriersOn } from '../support/axe.ts';
import {
  enter,
  open,
  openBrowser,
  overflowOf,
  visit,
  type Looking,
  type Visit,
} from '../support/browser.ts';
import { openDemo, type Demo } from '../support/demo-house.ts';
import { listen, strangeWordsOn, unspoken } from '../support/spoken.ts';
import { holders, planWalk, type Walk } from '../support/walk.ts';

let browser: Browser;
let demo: Demo;
let walk: Walk;

beforeAll(async () => {
  [browser, demo] = await Promise.all([openBrowser(), openDemo()]);
  walk = await planWalk(demo);
});
afterAll(async () => {
  await browser?.close();
  await demo?.close();
});

test('everybody comes home without a fault, whatever his office', async () => {
  const faults: string[] = [];
  for (const name of holders) {
    const it = await visit(browser, demo.address);
    await enter(it, name, demo.passwordOf(name));
    await open(it, '/');
    await it.page.getByRole('heading', { level: 1 }).first().waitFor();
    faults.push(...it.faults);
    await it.close();
  }
  expect(faults).toEqual([]);
}, 240_000);

interface Look extends Required<Looking> {
  colorScheme: 'light' | 'dark';
}

/** Any two of size, language and light meet in one of them: what breaks breaks in a pair. */
const looks: Look[] = [
  { size: 'desk', locale: 'zh-CN', colorScheme: 'light' },
  { size: 'desk', locale: 'en', colorScheme: 'dark' },
  { size: 'hand', locale: 'zh-CN', colorScheme: 'dark' },
  { size: 'hand', locale: 'en', colorScheme: 'light' },
];

interface Walker extends Visit {
  heard: ReturnType<typeof listen>;
}

// C09: an address of another origin, a breach of the page's policy and any error of the console
// are faults of the visit.
describe.each(looks)('every screen ($size, $locale, $colorScheme)', (look) => {
  const walkers = new Map<string, Walker>();
  const walkerFor = async (name: string) => {
    const known = walkers.get(name);
    if (known) return known;
    const it = await visit(browser, demo.address, look);
    await it.page.emulateMedia({ reducedMotion: 'reduce', colorScheme: look.colorScheme });
    await enter(it, name, demo.passwordOf(name), look.locale);
    const walker = { ...it, heard: listen(it.page) };
    walkers.set(name, walker);
    return walker;
  };
  afterAll(() => Promise.all([...walkers.values()].map((it) => it.close())));

  test.each(screens.map((it) => it.path))(
    'C09: %s opens whole, in its language, without a barrier or a call elsewhere',
    async (path) => {
      const it = await walkerFor(walk.opener(path));
      it.faults.length = 0;
      await open(it, walk.addressOf(path));
      await it.page.getByRole('heading', { level: 1 }).first().waitFor();
      const text = await it.page.getByRole('main').innerText();
      expect(text).not.toMatch(unspoken);
      expect(await overflowOf(it.page)).toBe(0);
      expect(await strangeWordsOn(it.page, look.locale, await it.heard.sent())).toEqual([]);
      await it.page.locator(`html[data-appearance=${look.colorScheme}]`).waitFor();
      expect(await barriersOn(it.page)).toEqual([]);
      expect(it.faults).toEqual([]);
    },
    30_000,
  );
});
