import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { newId } from '#platform/identifier';

import { allRoutes } from '../../src/server/modules.ts';
import { openApplication, type Application } from '../support/application.ts';
import { ok, type Client } from '../support/wire.ts';

let app: Application;
let xu: Client;
beforeAll(async () => {
  app = await openApplication();
  xu = await app.as('xu');
});
afterAll(() => app.close());

/** One exchange as bytes, for what no client library would send. */
function raw(request: string): Promise<string> {
  const { port } = new URL(app.address);
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), '127.0.0.1', () => socket.write(request));
    let said = '';
    socket.setEncoding('latin1');
    socket.on('data', (chunk: string) => (said += chunk));
    socket.on('end', () => resolve(said));
    socket.on('error', reject);
    socket.setTimeout(4000, () => socket.destroy(new Error(`no answer to ${request}`)));
  });
}

const get = (path: string, verb = 'GET') =>
  raw(`${verb} ${path} HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: close\r\n\r\n`);
const statusOf = (reply: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(reply)?.[1]);

/** An address of plain words is answered with our one page, which then says that it knows nothing. */
const isPage = (reply: string) => /<!doctype html>\s*<html/i.test(reply);

const crawled = [
  ...allRoutes
    .filter((it) => it.endpoint.method === 'GET')
    .map((it) => `/api${it.endpoint.path.replaceAll(/:[a-z_]+/g, () => newId())}`),
  ...[
    '/healthz',
    '/api/openapi.json',
    '/api/nowhere',
    '/',
    '/customers',
    '/sign-in',
    '/nothing.js',
  ],
  ...['/../x', '/assets/nothing.css', '/customers/1.css', '/mark.svg'],
];

test('C01 every answer says what a browser may do with it', async () => {
  const faults: string[] = [];
  for (const client of [xu, app.stranger()])
    for (const path of crawled) {
      const { headers } = await client.get(path);
      const policy = headers.get('content-security-policy') ?? '';
      const lacks = (what: string, isThere: boolean) => isThere || faults.push(`${path}: ${what}`);
      lacks('policy', /default-src 'none'/.test(policy));
      lacks('base', /base-uri 'none'/.test(policy) && /frame-ancestors 'none'/.test(policy));
      lacks('no unsafe', !/unsafe-(inline|eval|hashes)|\*|https?:/.test(policy));
      lacks('nosniff', headers.get('x-content-type-options') === 'nosniff');
      lacks('referrer', headers.get('referrer-policy') === 'no-referrer');
      lacks('frames', headers.get('x-frame-options') === 'DENY');
      lacks('type', headers.get('content-type') !== null);
      lacks('silence', headers.get('server') === null && headers.get('x-powered-by') === null);
      if (path.startsWith('/api/')) lacks('no-store', headers.get('cache-control') === 'no-store');
    }
  expect(faults).toEqual([]);
});

test('C02 no other origin is let in: nothing is said of cross-origin access', async () => {
  for (const origin of ['https://evil.example', 'null', 'http://sub.127.0.0.1'])
    for (const method of ['GET', 'OPTIONS', 'POST']) {
      const reply = await xu.send(method, '/api/customers', {
        headers: { origin, 'access-control-request-method': 'POST' },
      });
      const named = [...reply.headers.keys()].filter((it) => it.startsWith('access-control'));
      expect(named).toEqual([]);
    }
});

test('C03 a verb nobody declared does nothing', async () => {
  for (const verb of ['TRACE', 'PROPFIND', 'PATCH', 'OPTIONS', 'MOVE', 'PURGE'])
    for (const path of ['/api/customers', '/api/identity/me', '/'])
      expect([verb, path, statusOf(await get(path, verb))]).toEqual([verb, path, 405]);
  for (const header of ['x-http-method-override', 'x-method-override', 'x-http-method']) {
    const { status } = await xu.send('GET', `/api/customers/${newId()}`, {
      headers: { [header]: 'DELETE' },
    });
    expect(status).toBe(404);
  }
  const tampered = await xu.get('/api/identity/session?_method=DELETE');
  expect([tampered.status, tampered.headers.get('allow')]).toEqual([405, 'DELETE, POST']);
  expect((await xu.send('PATCH', '/api/nowhere')).status).toBe(405);
  expect((await xu.get('/api/nowhere')).status).toBe(404);
  expect(ok(await xu.get('/api/identity/me')).sign_in_name).toBe('xu');
});

test('A12 no spelling of an address leads round the gate', async () => {
  const stranger = app.stranger();
  const spellings = [
    ...['/api/identity/people/', '/api//identity/people', '/API/identity/people'],
    ...['/api/identity/PEOPLE', '/api/identity%2fpeople', '/api/identity/people;x=1'],
    ...['/api/./identity/people', '/api/identity/people%00', '/api/%69dentity/people'],
    ...['/api/x/../identity/people', '/api/identity/people%2e', '/api/identity/people?x'],
  ];
  for (const path of spellings) {
    const { status, text } = await stranger.get(path);
    expect(status === 200 ? isPage(text) : [400, 401, 404].includes(status), path).toBe(true);
    expect(text, path).not.toContain('sign_in_name');
  }
});

test('C05 nothing of the workshop is served', async () => {
  const paths = [
    ...['/.git/config', '/.git', '/.env', '/backup', '/backup.zip', '/metrics', '/openapi.json'],
    ...['/debug', '/debug/pprof', '/server-status', '/package.json', '/main.js.map', '/api/debug'],
    ...['/assets/index.js.map', '/kebu.lock', '/keys/master.key', '/data', '/node_modules/hono'],
    ...['/main.tsx', '/index.html', '/api/metrics', '/api/routes', '/swagger.json', '/phpinfo.php'],
  ];
  for (const path of paths) {
    // As a proxy brings him: on the machine itself the metrics may be read.
    const headers = { 'x-forwarded-for': '203.0.113.7' };
    const { status, text } = await app.stranger().send('GET', path, { headers });
    const isOurs = status === 200 && isPage(text) && !/[.%]/.test(path);
    expect(isOurs || status === 404, `${path}: ${status} ${text.slice(0, 80)}`).toBe(true);
  }
});

const climbs = [
  ...['/..%2f..%2fetc/passwd', '/..%5c..%5cetc%5cpasswd', '/%2e%2e/%2e%2e/etc/passwd'],
  ...['/%00', '/index.html%00.js', '//etc/passwd', '/....//....//etc/passwd', '/%252e%252e/etc'],
  ...['/assets/..%2f..%2fserver/main.js', '/assets/../../package.json', '/..;/etc/passwd.js'],
  ...['/assets/%2e%2e%2f%2e%2e%2f%2e%2e%2fpackage.json', '/\\..\\..\\etc\\passwd.js'],
  ...['/%c0%ae%c0%ae/etc/passwd.js', '/a/../../../../../../../../etc/passwd.css', '/%', '/%zz.js'],
  ...['/../server/main.js', '/..%2fserver%2fmain.js', '/%2e%2e/server/application.js'],
];

test.each(climbs)('C06 %s leads to no file outside the pages', async (path) => {
  const reply = await get(path);
  const status = statusOf(reply);
  expect(status === 200 ? isPage(reply) : [400, 404].includes(status), reply.slice(0, 200)).toBe(
    true,
  );
  expect(reply).not.toMatch(/root:|"name": "kebu"|import /);
});

test('C07 two lengths, two framings or a folded header: refused, and the line is cut', async () => {
  const head = 'POST /api/identity/session HTTP/1.1\r\nHost: x\r\n';
  const bodies = [
    `${head}Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/identity/me HTTP/1.1\r\n`,
    `${head}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}x`,
    `${head}X-A: b\r\n c\r\nContent-Length: 2\r\n\r\n{}`,
    `${head}Content-Length: -1\r\n\r\n{}`,
    `${head}Transfer-Encoding: xchunked\r\n\r\n{}`,
  ];
  for (const request of bodies) {
    const reply = await raw(request);
    const isRefused = [400, 403, 501].includes(statusOf(reply));
    expect(isRefused, reply.slice(0, 200)).toBe(true);
    expect(reply.match(/HTTP\/1\.1/g)).toHaveLength(1);
  }
});

test('C10 a page that looks like a picture is not kept by anybody’s cache', async () => {
  const id = newId();
  const paths = [`/customers/${id}.css`, `/customers/${id};.js`, `/customers/${id}%0a.png`];
  for (const path of [...paths, `/api/customers/${id}.css`, `/api/identity/me;.js`]) {
    const { status, headers } = await xu.get(path);
    const isKept = headers.get('cache-control')?.includes('public') ?? false;
    expect([status >= 400, isKept], path).toEqual([true, false]);
  }
  expect((await xu.get('/customers')).headers.get('cache-control')).toBe('no-store');
});
