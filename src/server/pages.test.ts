import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';

import { pagesOf } from './pages.ts';

const root = mkdtempSync(join(tmpdir(), 'kebu-pages-'));
const script = 'export const answer = 42;';
mkdirSync(join(root, 'assets'));
writeFileSync(
  join(root, 'index.html'),
  '<meta content="{{nonce}}"><script src="/main.js"></script>',
);
writeFileSync(join(root, 'assets/a.js'), script);
writeFileSync(join(root, 'assets/a.js.br'), brotliCompressSync(script));
writeFileSync(join(root, 'mark.svg'), '<svg/>');
const app = pagesOf(root);
const ask = (path: string, accept = '') =>
  app.request(path, { headers: { 'accept-encoding': accept } });

afterAll(() => rmSync(root, { recursive: true, force: true }));

test('a browser that reads brotli is sent the packed file, under the name of the plain one', async () => {
  const reply = await ask('/assets/a.js', 'gzip, deflate, br');
  expect(reply.headers.get('content-encoding')).toBe('br');
  expect(reply.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(reply.headers.get('cache-control')).toContain('immutable');
  const bytes = Buffer.from(await reply.arrayBuffer());
  expect(bytes.length).toBe(Number(reply.headers.get('content-length')));
  expect(brotliDecompressSync(bytes).toString()).toBe(script);
});

test('one that does not, or that asks for a file without a packed one, is sent it as it is', async () => {
  for (const [path, accept] of [
    ['/assets/a.js', ''],
    ['/assets/a.js', 'gzip'],
    ['/assets/a.js', 'br;q=0, gzip'],
    ['/mark.svg', 'br'],
  ] as const) {
    const reply = await ask(path, accept);
    expect(reply.headers.get('content-encoding'), `${path} ${accept}`).toBeNull();
    expect(reply.status).toBe(200);
  }
  expect(await (await ask('/assets/a.js', 'gzip')).text()).toBe(script);
});

test('every page has a nonce of its own, the same in its policy', async () => {
  const pages = await Promise.all(
    ['/', '/customers', '/policy/clauses/warm-card/4a'].map((it) => ask(it)),
  );
  const nonces = await Promise.all(
    pages.map(async (page) => {
      const nonce = /content="([^"]+)"/.exec(await page.text())?.[1] ?? '';
      expect(page.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      return nonce;
    }),
  );
  expect(new Set(nonces).size).toBe(3);
});

test('packed files, dotfiles and traversals are not pages', async () => {
  for (const path of [
    '/assets/a.js.br',
    '/.env',
    '/..%2f..%2fetc/passwd',
    '/%2e%2e/x.js',
    '/a%00.js',
  ])
    expect((await ask(path, 'br')).status, path).toBe(404);
});
