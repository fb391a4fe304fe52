import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { clearHouse, newDataFolder, peopled, startHouse, type House } from '../support/house.ts';
import { registerMarked } from '../support/application.ts';
import { ok, type Client } from '../support/wire.ts';

const data_dir = newDataFolder();
let house: House;
let xu: Client;

beforeAll(async () => {
  house = await startHouse(data_dir);
  xu = (await peopled(house, 1)).consultants[0]!;
  await registerMarked(xu);
  // A process that has just started grows by itself: it is measured at work.
  for (let count = 0; count < 400; count++) ok(await xu.get('/api/customers'));
}, 60_000);
afterAll(() => clearHouse(data_dir, house));

const MIB = 1 << 20;

/** The memory of the server's process, in bytes. */
function memory(): number {
  const [, kib] = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${house.pid}/status`, 'utf8'))!;
  return Number(kib) * 1024;
}

const port = () => Number(new URL(house.address).port);
const head = (more: string) =>
  [
    'POST /api/customers/search HTTP/1.1',
    `Host: 127.0.0.1:${port()}`,
    `Cookie: ${xu.cookie}`,
    'X-Kebu: 1',
    'Content-Type: application/json',
    more,
    '\r\n',
  ].join('\r\n');

interface Said {
  text: string;
  /** True once the server has hung up. */
  isOver: boolean;
}

/** A connection of our own making, on which anything can be said. */
function line(): { socket: Socket; said: Said; over: Promise<Said> } {
  const socket = connect(port(), '127.0.0.1');
  const said: Said = { text: '', isOver: false };
  socket.setEncoding('latin1');
  socket.on('data', (chunk: string) => (said.text += chunk));
  const over = new Promise<Said>((resolve) => {
    const end = () => {
      said.isOver = true;
      resolve(said);
    };
    socket.on('close', end);
    socket.on('error', end); // Cut off while we were still sending: that is the point.
  });
  return { socket, said, over };
}

/** Sends a great deal, as fast as it is taken, until it is all sent or the line is cut. */
async function pour(opening: string, piece: Buffer, times: number): Promise<Said> {
  const { socket, said, over } = line();
  socket.write(opening);
  for (let count = 0; count < times && !said.isOver; count++)
    if (!socket.write(piece))
      await Promise.race([new Promise((done) => socket.once('drain', done)), over]);
  if (!said.isOver) socket.end();
  return over;
}

const chunkOf = (bytes: Buffer) =>
  Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
const spaces = Buffer.alloc(MIB, 0x20);

describe('D09 what no form sends', () => {
  const json = (length: number) => head(`Content-Length: ${length}`);
  const body = (text: string) => [json(text.length), Buffer.from(text), 1] as const;
  const keys = () =>
    `{${Array.from({ length: 1e6 }, (_, at) => `"${at.toString(36)}":1`).join(',')}}`;
  const floods: [string, () => readonly [string, Buffer, number]][] = [
    ['a hundred megabytes, announced', () => [json(100 * MIB), spaces, 100]],
    [
      'a hundred megabytes, not announced',
      () => [head('Transfer-Encoding: chunked'), chunkOf(spaces), 100],
    ],
    ['a hundred thousand nested lists', () => body(`{"a":${'['.repeat(1e5)}${']'.repeat(1e5)}}`)],
    ['a million keys', () => body(keys())],
    ['a hundred thousand items', () => body(`{"term":[${'1,'.repeat(1e5)}1]}`)],
  ];

  test.each(floods)('%s: 400 or 413, and the house is no larger for it', async (_, flood) => {
    const before = memory();
    const { text } = await pour(...flood());
    expect(Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1])).toBeOneOf([400, 413]);
    // A hundred kept would show; what the collector has not yet fetched may lie about.
    expect(memory() - before).toBeLessThan(80 * MIB);
    ok(await xu.get('/api/customers'));
  });
});

test('D09 R13 whoever dribbles a body or a header is cut off, and others are served meanwhile', async () => {
  const slow = Array.from({ length: 60 }, (_, at) => {
    const it = line();
    const isBody = at % 2 === 0;
    it.socket.write(isBody ? head('Content-Length: 5000') : 'GET / HTTP/1.1\r\nX-Slow: ');
    const dribbling = setInterval(() => it.socket.write(isBody ? ' ' : 'a'), 1_000);
    void it.over.then(() => clearInterval(dribbling));
    return it;
  });
  const times: number[] = [];
  const all = Promise.all(slow.map((it) => it.over));
  let isOver = false;
  void all.then(() => (isOver = true));
  while (!isOver) {
    const started = performance.now();
    ok(await xu.get('/api/customers'));
    times.push(performance.now() - started);
    await new Promise((done) => setTimeout(done, 50));
  }
  const said = await all;
  expect(new Set(said.map((it) => it.text.slice(0, 12)))).toEqual(new Set(['HTTP/1.1 408']));
  const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
  expect(p95).toBeLessThan(500);
}, 40_000);
