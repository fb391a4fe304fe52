import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';

import { AlreadyRunning, lockDataDirectory } from './data-lock.ts';
import { isAlive, lifeOf } from './process.ts';

let data_dir: string;
const file = () => join(data_dir, 'kebu.lock');

beforeEach(() => {
  data_dir = mkdtempSync(join(tmpdir(), 'kebu-lock-'));
});
afterEach(() => rmSync(data_dir, { recursive: true, force: true }));

/** A process of its own that does nothing; `end` waits until it is gone. */
async function someProcess() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1e9)'], { stdio: 'ignore' });
  await once(child, 'spawn');
  const end = async () => {
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  };
  return { pid: child.pid!, end };
}

test('the lock names its holder and is given back', () => {
  const release = lockDataDirectory(data_dir);
  expect(readFileSync(file(), 'utf8')).toBe(`${process.pid} ${lifeOf(process.pid) ?? ''}`);
  expect(() => lockDataDirectory(data_dir)).toThrow(AlreadyRunning);
  release();
  expect(readdirSync(data_dir)).toEqual([]);
});

test('a second start on the same data is refused in words; after the first has ended it starts', async () => {
  const first = await someProcess();
  writeFileSync(file(), `${first.pid} ${lifeOf(first.pid) ?? ''}`);
  expect(() => lockDataDirectory(data_dir)).toThrow(AlreadyRunning);
  expect(() => lockDataDirectory(data_dir)).toThrow(`another Kebu (process ${first.pid})`);
  expect(readdirSync(data_dir)).toEqual(['kebu.lock']);
  await first.end();
  lockDataDirectory(data_dir)();
});

test('a lock whose pid now belongs to another process is taken over', async () => {
  const other = await someProcess();
  writeFileSync(file(), `${other.pid} another-boot/1`);
  lockDataDirectory(data_dir)();
  await other.end();
});

test('a lock left empty by a loss of power is taken over', () => {
  writeFileSync(file(), '');
  lockDataDirectory(data_dir)();
});

test('giving back leaves the lock of whoever took over', () => {
  const release = lockDataDirectory(data_dir);
  writeFileSync(file(), '1 another');
  release();
  expect(readFileSync(file(), 'utf8')).toBe('1 another');
});

test('a killed process that nobody has collected yet is dead', async () => {
  // The shell's child dies unseen: the shell has become `sleep`, which collects nobody.
  const script = '"$0" -e "" & echo $!; exec sleep 1000';
  const shell = spawn('/bin/sh', ['-c', script, process.execPath], {
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [said] = (await once(shell.stdout, 'data')) as [Buffer];
  const pid = Number(String(said));
  await expect.poll(() => isAlive(pid)).toBe(false);
  expect(() => process.kill(pid, 0)).not.toThrow();
  shell.kill('SIGKILL');
});

test('a folder that cannot be written is refused in words', () => {
  writeFileSync(file(), '');
  expect(() => lockDataDirectory(file())).toThrow('cannot write to the data directory');
});
