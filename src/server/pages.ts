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
  const htmlOf = (name: string) =>
    existsSync(join(root, name)) ? readFileSync(join(root, name), 'utf8') : undefined;
  const application = htmlOf('index.html');
  const guests = htmlOf('form.html');

  app.get('*', (context) => {
    const path = decode(context.req.path);
    if (path === undefined) return context.text('', 400);
    if (extname(path) !== '') {
      const accepted = context.req.header('accept-encoding') ?? '';
      return fileAt(root, path, accepted) ?? context.text('', 404, fileHeaders);
    }
    // Whoever fills in a form gets its page and nothing of the application.
    const page = path.startsWith('/f/') ? guests : application;
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

/** What the build wrote beside each file, the smallest first; nothing is compressed while serving. */
const packings = [
  ['br', '.br'],
  ['gzip', '.gz'],
] as const;

function packed(file: string, accepted: string) {
  const found = packings.find(
    ([coding, ending]) =>
      new RegExp(`\\b${coding}\\b(?!\\s*;\\s*q=0(?:\\.0*)?\\b)`).test(accepted) &&
      existsSync(file + ending),
  );
  return { file: file + (found?.[1] ?? ''), coding: found?.[0] };
}

function fileAt(root: string, path: string, accepted: string): Response | undefined {
  const type = types[extname(path)];
  const file = normalize(join(root, path));
  if (!type || !file.startsWith(root + sep) || /(^|\/)\./.test(path)) return undefined;
  if (!existsSync(file) || !statSync(file).isFile()) return undefined;
  const isHashed = path.startsWith('/assets/');
  const sent = packed(file, accepted);
  return new Response(Readable.toWeb(createReadStream(sent.file)) as ReadableStream<Uint8Array>, {
    headers: {
      ...fileHeaders,
      'content-type': type,
      'content-length': String(statSync(sent.file).size),
      ...(sent.coding ? { 'content-encoding': sent.coding } : {}),
      vary: 'accept-encoding',
      'cache-control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    },
  });
}
