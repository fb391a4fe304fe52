import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { outboundTo, OutboundFailed } from './outbound.ts';

let server: Server;
let host: string;
beforeAll(async () => {
  server = createServer((request, reply) => {
    if (request.url === '/away') reply.writeHead(302, { location: 'http://127.0.0.1:1/' }).end();
    else if (request.url === '/long') reply.end(Buffer.alloc(300 * 1024));
    else reply.end('{"said":"yes"}');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

test('a host on the list is asked, and what it says is read', async () => {
  const reply = await outboundTo([host])(`http://${host}/`);
  expect(await reply.json()).toEqual({ said: 'yes' });
});

test.each([
  ['another host', () => `http://localhost:${host.split(':')[1]}/`],
  ['plain http elsewhere', () => 'http://issuer.example/'],
  ['a file', () => 'file:///etc/passwd'],
  ['an address within the list’s name', () => `http://${host}@evil.example/`],
  ['a redirect away', () => `http://${host}/away`],
  ['an endless answer', () => `http://${host}/long`],
])('nothing else is: %s', async (_, url) => {
  await expect(outboundTo([host, 'issuer.example'])(url())).rejects.toThrow(OutboundFailed);
});
