import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { Readable } from 'node:stream';
import { Hono } from 'hono';

import { randomToken } from '#platform/cipher';

import { fileHeaders, pageHeaders } from './headers.ts';

const types: Record<string, string> = {
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/** Serves the built web application: hashed files for a year, and one page for every address of ours. */
export function pagesOf(root: string): Hono {
  const app = new Hono();
  const page = existsSync(join(root, 'index.html'))
    ? readFileSync(join(root, 'index.html'), 'utf8')
    : undefined;

  app.get('*', (context) => {
    const path = decode(context.req.path);
    if (path === undefined) return context.text('', 400);
    if (extname(path) !== '') return fileAt(root, path) ?? context.text('', 404, fileHeaders);
    // Dotfiles, traversals and encoded tricks are nobody's page.
    if (page === undefined || !/^(\/[\w-]+)*\/?$/.test(path))
      return context.text('', 404, fileHeaders);
    const nonce = randomToken(16);
    return context.html(page.replaceAll('{{nonce}}', nonce), 200, pageHeaders(nonce));
  });
  app.all('*', (context) => context.text('', 405, { ...fileHeaders, allow: 'GET' }));
  return app;
}

function decode(path: string): string | undefined {
  try {
    return decodeURIComponent(path);
  } catch {
    return undefined;
  }
}

function fileAt(root: string, path: string): Response | undefined {
  const type = types[extname(path)];
  const file = normalize(join(root, path));
  if (!type || !file.startsWith(root + sep) || /(^|\/)\./.test(path)) return undefined;
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  const isHashed = path.startsWith('/assets/');
  return new Response(Readable.toWeb(createReadStream(file)) as ReadableStream<Uint8Array>, {
    headers: {
      ...fileHeaders,
      'content-type': type,
      'content-length': String(statSync(file).size),
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}
