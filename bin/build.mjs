// dist/: the server compiled by tsc with its .sql beside it, and the web built by Vite.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './prepare.mjs';

function run(script, args) {
  const file = join(root, 'node_modules', script);
  const { status } = spawnSync(process.execPath, [file, ...args], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (status !== 0) process.exit(status ?? 1);
}

rmSync(join(root, 'dist'), { recursive: true, force: true });
run('typescript/bin/tsc', ['-p', 'tsconfig.build.json']);
cpSync(join(root, 'src'), join(root, 'dist'), {
  recursive: true,
  filter: (path) => !/\.(ts|tsx)$/.test(path) && !path.endsWith(join('src', 'web')),
});
if (existsSync(join(root, 'vite.config.ts'))) run('vite/bin/vite.js', ['build']);
