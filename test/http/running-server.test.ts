import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { request } from 'node:https';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { connect, type TLSSocket } from 'node:tls';
import { afterAll, beforeAll, expect, test } from 'vitest';

import {
  clearHouse,
  newDataFolder,
  postmasterOf,
  startHouse,
  type House,
} from '../support/house.ts';

let data_dir: string;
let house: House;
const cert = () => join(data_dir, 'cert.pem');
const key = () => join(data_dir, 'key.pem');

function makeCertificate(name: string): void {
  const made = ['-newkey', 'rsa:2048', '-nodes', '-days', '30', '-subj', `/CN=${name}`];
  const made_of = ['req', '-x509', ...made, '-keyout', key(), '-out', cert()];
  expect(spawnSync('openssl', made_of).status).toBe(0);
}

beforeAll(async () => {
  data_dir = newDataFolder();
  makeCertificate('first');
  house = await startHouse(data_dir, { env: { TLS_CERT: cert(), TLS_KEY: key() } });
}, 60_000);
afterAll(() => clearHouse(data_dir, house));

const port = () => Number(new URL(house.address).port);
const get = (path: string) =>
  new Promise<Record<string, unknown>>((resolve, reject) => {
    const asked = { host: '127.0.0.1', port: port(), path, rejectUnauthorized: false };
    request(asked, (reply) => resolve(reply.resume().headers))
      .on('error', reject)
      .end();
  });

/** A connection that stays open, and whose certificate it was shown. */
const open = () =>
  new Promise<{ socket: TLSSocket; name: string }>((resolve, reject) => {
    const socket = connect({ host: '127.0.0.1', port: port(), rejectUnauthorized: false }, () =>
      resolve({ socket, name: String(socket.getPeerCertificate().subject.CN) }),
    ).on('error', reject);
  });

test('C01 over its own https every answer says that it is to be had over https alone', async () => {
  for (const path of ['/', '/healthz', '/api/identity/me', '/nowhere'])
    expect((await get(path))['strict-transport-security']).toBe('max-age=31536000');
});

test('a renewed certificate is taken at SIGHUP, and who is connected stays so', async () => {
  const before = await open();
  expect(before.name).toBe('first');
  makeCertificate('second');
  process.kill(house.pid, 'SIGHUP');
  let after = await open();
  while (after.name !== 'second') {
    after.socket.destroy();
    after = await open();
  }
  before.socket.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n');
  const [answer] = await new Promise<string[]>((resolve) =>
    before.socket.once('data', (it) => resolve([String(it)])),
  );
  expect(answer).toContain('HTTP/1.1 200');
  for (const { socket } of [before, after]) socket.destroy();
});

test('K11 no key and no password stands in what other programs can see of the server', () => {
  const secrets = readdirSync(join(data_dir, 'keys')).map((it) =>
    readFileSync(join(data_dir, 'keys', it), 'utf8').trim(),
  );
  expect(secrets.length).toBeGreaterThan(1);
  const postmaster = postmasterOf(data_dir)!;
  for (const pid of [house.pid, postmaster])
    for (const name of ['environ', 'cmdline']) {
      const seen = readFileSync(`/proc/${pid}/${name}`, 'latin1');
      for (const it of secrets) expect(seen.includes(it), `${name} of ${pid}`).toBe(false);
    }
  for (const it of secrets) expect(house.said()).not.toContain(it);
});

test('Q02 whoever starts the server, its PostgreSQL does not run as root', () => {
  const uid = statSync(`/proc/${postmasterOf(data_dir)}`).uid;
  expect(uid).not.toBe(0);
});

test('Q03 unless told otherwise the server listens to its own machine alone', async () => {
  expect(new URL(house.address).hostname).toBe('127.0.0.1');
  const outside = Object.values(networkInterfaces())
    .flatMap((it) => it ?? [])
    .filter((it) => it.family === 'IPv4' && !it.internal);
  for (const { address: host } of outside) {
    const refused = new Promise((resolve, reject) =>
      connect({ host, port: port(), rejectUnauthorized: false }, reject).on('error', resolve),
    );
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  }
});
