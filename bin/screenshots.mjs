// npm run screenshots: the pictures of the READMEs, taken of the demo house by Chromium. Needs the
// packages for development and a Chromium (CHROMIUM names another than /usr/bin/chromium).
import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { prepare, root } from './prepare.mjs';

const executablePath = process.env.CHROMIUM ?? '/usr/bin/chromium';
const folder = join(root, 'docs/screenshots');
const desk = { width: 1280, height: 800 };
const hand = { width: 390, height: 780 };

/** Colours of a flat page are few: a palette makes a picture a fifth as large. */
const PICTURE = { palette: true, colours: 128, effort: 10 };

const pictures = [
  { name: 'customers', who: 'xuruochuan', path: '/customers', size: desk },
  { name: 'customer', who: 'xuruochuan', path: '/customers', size: desk, isFirstRow: true },
  { name: 'palette', who: 'xuruochuan', path: '/today', size: desk, isPalette: true },
  { name: 'card-in-the-hand', who: 'xuruochuan', path: '/reception/warm-cards/new', size: hand },
  { name: 'customers-dark-en', who: 'qinshutong', path: '/customers', size: desk, isDark: true },
];

async function startDemo(data_dir) {
  const args = ['dist/server/main.js', '--demo', '--customers', '300'];
  const env = { ...process.env, KEBU_DATA: data_dir, PORT: '0', DATABASE_URL: '' };
  const child = spawn(process.execPath, args, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (it) => (said += it));
  const gone = new Promise((done) => child.on('exit', done));
  while (!/listening on \S+\n/.test(said)) {
    if (child.exitCode !== null) throw new Error(`the demo house did not start: ${said}`);
    await new Promise((done) => setTimeout(done, 50));
  }
  await new Promise((done) => setTimeout(done, 300));
  const passwords = [...said.matchAll(/^ {2}([a-z]+) +(\S{14}) /gm)];
  return {
    address: /listening on (\S+)\n/.exec(said)[1],
    passwords: new Map(passwords.map(([, name, password]) => [name, password])),
    async end() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

async function take(browser, { address, passwords }, picture) {
  const { name, who, path, size, isFirstRow, isPalette, isDark } = picture;
  const locale = isDark ? 'en' : 'zh-CN';
  const colorScheme = isDark ? 'dark' : 'light';
  const looking = { viewport: size, locale, colorScheme, reducedMotion: 'reduce' };
  const context = await browser.newContext({
    ...looking,
    baseURL: address,
    timezoneId: 'Asia/Shanghai',
  });
  const headers = { 'x-kebu': '1' };
  const put = (url, data) => context.request.put(url, { headers, data });
  const data = { sign_in_name: who, password: passwords.get(who) };
  await context.request.post('/api/identity/session', { headers, data });
  await put('/api/identity/me/locale', { locale });
  await put('/api/workplace/preferences/tour', { value: 'seen' });
  const page = await context.newPage();
  await page.goto(path, { waitUntil: 'networkidle' });
  if (isFirstRow) {
    await page.locator('.row-link').first().click();
    await page.waitForURL(/customers\/./);
    await page.locator('main h1').waitFor();
    await page.waitForTimeout(1_500);
  }
  if (isPalette) {
    await page.keyboard.press('Control+k');
    await page.locator('dialog input').waitFor();
    await page.keyboard.insertText('回访');
    await page.waitForTimeout(1_500);
  }
  const { default: sharp } = await import('sharp');
  const file = join(folder, `${name}.png`);
  const { size: bytes } = await sharp(await page.screenshot())
    .png(PICTURE)
    .toFile(file);
  process.stdout.write(`${file} ${Math.round(bytes / 1024)} KB\n`);
  await context.close();
}

prepare();
mkdirSync(folder, { recursive: true });
const data_dir = mkdtempSync(join(tmpdir(), 'kebu-screenshots-'));
const { chromium } = await import('@playwright/test');
const args = ['--no-sandbox', '--disable-gpu'];
const browser = await chromium.launch({ executablePath, args });
const demo = await startDemo(data_dir);
try {
  for (const picture of pictures) await take(browser, demo, picture);
} finally {
  await browser.close();
  await demo.end();
  rmSync(data_dir, { recursive: true, force: true });
}
