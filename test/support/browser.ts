import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { expect } from 'vitest';

import { everybodyMarked, namedIn } from './markers.ts';

/** What Debian's Chromium needs to run as root in a box, and not to call home. */
const args = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** The two ways the product is held: on a desk and in a hand. */
export const sizes = {
  desk: { width: 1440, height: 900 },
  hand: { width: 390, height: 844 },
} as const;

export interface Looking {
  size?: keyof typeof sizes;
  locale?: 'zh-CN' | 'en';
}

/** How the screen is handled: with a finger, every tap is a touch. */
export interface Held extends Looking {
  isTouch?: boolean;
}

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({ executablePath: '/usr/bin/chromium', args });

/** A page somebody looks at, and everything that went wrong on it. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Console errors, uncaught errors, unexpected answers and requests to another origin. */
  faults: string[];
  close(): Promise<void>;
}

/** A browser of its own for one person: its cookies, its language, its window. */
export async function visit(
  browser: Browser,
  address: string,
  { size = 'desk', locale = 'zh-CN', isTouch = false }: Held = {},
): Promise<Visit> {
  const context = await browser.newContext({
    viewport: sizes[size],
    locale,
    baseURL: address,
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    hasTouch: isTouch,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(5_000);
  const faults: string[] = [];
  watch(page, address, faults);
  return { page, context, faults, close: () => context.close() };
}

/** Chromium reports an answer of ours that refuses as an error of its own: `response` says it better. */
const isEcho = (text: string) => text.startsWith('Failed to load resource');

function watch(page: Page, address: string, faults: string[]): void {
  page.on('console', (it) => {
    if (['error', 'warning'].includes(it.type()) && !isEcho(it.text()))
      faults.push(`${page.url()} console: ${it.text()}`);
  });
  page.on('pageerror', (it) => faults.push(`${page.url()} thrown: ${it.message}`));
  page.on('response', (it) => {
    if (it.status() >= 400) faults.push(`${page.url()} ${it.status()} ${it.url()}`);
  });
  page.on('request', (it) => {
    const values = new Set(everybodyMarked.flatMap((one) => Object.values(one) as string[]));
    const asRead = decodeURIComponent(it.url().replaceAll(/%(?![0-9a-f]{2})/gi, ''));
    if (namedIn(asRead, values).length > 0)
      faults.push(`${page.url()} names a customer in an address`);
    const isOurs = it.url().startsWith(address) || /^(data|blob):/.test(it.url());
    if (!isOurs) faults.push(`${page.url()} asked another origin: ${it.url()}`);
  });
}

/**
 * Signs somebody in without the form: for tests which are about what comes after. The language
 * belongs to the person, so it is chosen for him, not for the window.
 */
export async function enter(
  { context }: Visit,
  sign_in_name: string,
  password: string,
  locale: 'zh-CN' | 'en' = 'zh-CN',
): Promise<void> {
  const headers = { 'x-kebu': '1' };
  const data = { sign_in_name, password };
  const entered = await context.request.post('/api/identity/session', { headers, data });
  const spoken = await context.request.put('/api/identity/me/locale', {
    headers,
    data: { locale },
  });
  expect([entered.status(), spoken.status()]).toEqual([200, 200]);
}

/** Opens an address and waits until nothing is being asked any more. */
export async function open({ page }: Visit, path: string): Promise<void> {
  await page.goto(path, { waitUntil: 'networkidle' });
}

/** Pixels by which the page is wider than its window: anything above 0 scrolls sideways. */
export const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
