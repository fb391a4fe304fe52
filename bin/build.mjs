// dist/: the server compiled by tsc with its .sql beside it, and the web built by Vite. Built aside
// and put in place when whole: a server that runs from dist/ keeps its files until then.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { digestOfSources, giveUp, install, root } from './prepare.mjs';

const dist = join(root, 'dist');
const part = join(root, `dist.part-${process.pid}`);
const old = join(root, `dist.old-${process.pid}`);

function run(script, args) {
  const { status } = spawnSync(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    // The web is built to be served, also when the tests ask for it.
    env: { ...process.env, NODE_ENV: 'production' },
  });
  if (status !== 0) process.exit(status ?? 1);
}

process.on('exit', () => {
  for (const it of [part, old]) rmSync(it, { recursive: true, force: true });
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => process.exit(1));

install();
const digest = digestOfSources();
run('typescript/bin/tsc', ['-p', 'tsconfig.build.json', '--outDir', part]);
cpSync(join(root, 'src'), part, {
  recursive: true,
  filter: (path) => !/\.(ts|tsx)$/.test(path) && !path.endsWith(join('src', 'web')),
});
if (existsSync(join(root, 'vite.config.ts')))
  run('vite/bin/vite.js', ['build', '--outDir', join(part, 'web'), '--emptyOutDir']);
// A source that changed meanwhile is found at the next start: the digest is of before.
writeFileSync(join(part, '.built'), digest);
try {
  if (existsSync(dist)) renameSync(dist, old);
  renameSync(part, dist);
} catch (error) {
  giveUp('dist', error.message);
}
