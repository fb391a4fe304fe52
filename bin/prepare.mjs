// Installs and builds what is missing, with nothing but Node: shared by every command of
// package.json.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`客簿需要 Node 20.19 以上 / Kebu needs Node ≥ 20.19; this is ${process.version}`);
  process.exit(1);
}

function run(command, args) {
  const env = { ...process.env, NODE_ENV: undefined };
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2], env });
  if (status !== 0) process.exit(status ?? 1);
}

/** npm writes node_modules/.package-lock.json last: it is there and newer, or the install is not whole. */
export function install() {
  const lock = join(root, 'package-lock.json');
  const done = join(root, 'node_modules/.package-lock.json');
  if (existsSync(done) && existsSync(join(root, 'node_modules/typescript'))) {
    if (
      readFileSync(join(root, 'node_modules/.kebu'), { encoding: 'utf8', flag: 'a+' }) ===
      digest([lock])
    )
      return;
    if (statSync(done).mtimeMs >= statSync(lock).mtimeMs) return;
  }
  console.error('正在安装依赖 / installing dependencies …');
  run('npm', ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund']);
  writeFileSync(join(root, 'node_modules/.kebu'), digest([lock]));
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((it) => filesUnder(join(path, it)));
}

function digest(paths) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((it) => filesUnder(it)))
    hash.update(file.slice(root.length)).update(readFileSync(file));
  return hash.digest('hex');
}

/** Builds again only when a source changed since the last build. */
export function build() {
  const sources = [
    'src',
    'vite.config.ts',
    'tsconfig.json',
    'tsconfig.build.json',
    'package-lock.json',
  ];
  const now = digest(sources.map((it) => join(root, it)));
  const mark = join(root, 'dist/.built');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === now) return;
  console.error('正在构建 / building …');
  run(process.execPath, [join(root, 'bin/build.mjs')]);
  writeFileSync(mark, now);
}
