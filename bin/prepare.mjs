// Installs and builds what is missing, with nothing but Node: every command of package.json begins
// here.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`客簿需要 Node 20.19 以上 / Kebu needs Node ≥ 20.19; this is ${process.version}`);
  process.exit(1);
}

/** What a build is made of; its digest in dist/.built tells whether dist/ is this tree's. */
const sources = [
  ...['src', 'regimes', 'db', 'bin/build.mjs', 'vite.config.ts'],
  ...['tsconfig.json', 'tsconfig.build.json', 'package.json', 'package-lock.json'],
];

/** Everything that runs from dist/ begins so: a tree that is built needs nothing to build with. */
export function prepare() {
  if (isBuilt()) return install({ to_build: false });
  install();
  build();
}

function parentOf(pid) {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [, name, parent] = /\((.*)\) \S (\d+)/.exec(stat);
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}

/**
 * npm passes SIGTERM to its shell, which ends without telling us. So that whoever stops npm stops
 * us, the end of either is taken as the signal itself.
 */
export function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const shell = process.ppid;
  const isShell = /^(sh|dash|bash|zsh|ash|busybox)$/;
  const npmOf = () => {
    const found = parentOf(shell);
    return found && isShell.test(found.name) ? found.parent : undefined;
  };
  const npm = npmOf();
  const watch = setInterval(() => {
    if (process.ppid === shell && npmOf() === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 200);
  watch.unref();
}

/** Runs a compiled program in this process, so that signals reach it directly. */
export const runBuilt = (path) => import(pathToFileURL(join(root, 'dist', path)).href);

/** Installs what the lock file names, unless it is there. `to_build` asks for tools as well. */
export function install({ to_build = true } = {}) {
  if (isInstalled(to_build)) return;
  console.error('正在安装依赖 / installing dependencies …');
  // NODE_ENV=production and omit=dev are for the server; building and testing need the tools.
  const env = { ...process.env, NODE_ENV: undefined };
  const kinds = ['--include=dev', '--include=optional'];
  const args = ['ci', '--ignore-scripts', ...kinds, '--no-audit', '--no-fund'];
  // Under `npm start` this very npm is named; elsewhere the one on the path.
  const npm = process.env.npm_execpath ?? '';
  const isScript = /npm-cli\.[cm]?js$/.test(npm);
  const command = isScript ? process.execPath : 'npm';
  const { status, error } = spawnSync(command, isScript ? [npm, ...args] : args, {
    cwd: root,
    stdio: ['ignore', 2, 2],
    env,
    shell: !isScript && process.platform === 'win32',
  });
  if (status === 0) return;
  giveUp('依赖未能安装 / could not install', error?.message ?? 'npm says why above');
}

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  } catch {
    return undefined;
  }
}

/** Compares contents, not dates: those of a clone, a copy or an image say nothing. */
function isInstalled(to_build) {
  const wanted = packagesOf('package-lock.json');
  const found = packagesOf('node_modules/.package-lock.json');
  if (!wanted) giveUp('package-lock.json', 'is missing or cannot be read');
  if (!found) return false;
  return Object.entries(wanted).every(([path, it]) => {
    if (path === '' || (!to_build && (it.dev || it.devOptional))) return true;
    const isThere = found[path]?.version === it.version && existsSync(join(root, path));
    return isThere || (!found[path] && it.optional === true && !isOfThisMachine(it));
  });
}

/** Compiled parts come as optional packages for each machine; the one for this must be there. */
function isOfThisMachine({ os, cpu, libc }) {
  // Telling the C libraries apart is slow, and npm has done it.
  if (libc) return false;
  return Boolean(os?.includes(process.platform) && cpu?.includes(process.arch));
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path)
    .sort()
    .flatMap((it) => filesUnder(join(path, it)));
}

export function digestOfSources() {
  const hash = createHash('sha256');
  for (const file of sources.flatMap((it) => filesUnder(join(root, it)))) {
    if (/\.test\.tsx?$/.test(file)) continue;
    hash
      .update(`${relative(root, file)}\0`)
      .update(readFileSync(file))
      .update('\0');
  }
  return hash.digest('hex');
}

function isBuilt() {
  const mark = join(root, 'dist/.built');
  return existsSync(mark) && readFileSync(mark, 'utf8') === digestOfSources();
}

/** Builds again only when a source changed since the last build. */
export function build() {
  if (isBuilt()) return;
  console.error('正在构建 / building …');
  const { status } = spawnSync(process.execPath, [join(root, 'bin/build.mjs')], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

export function giveUp(what, why) {
  console.error(`${what}: ${why}`);
  process.exit(1);
}
