// npm run dev: the server from its sources with demo data, restarted on change, and Vite before it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { install, root } from './prepare.mjs';

install();
const at = (script) => join(root, 'node_modules', script);
const children = [
  spawn(
    process.execPath,
    [at('tsx/dist/cli.mjs'), 'watch', '--conditions=source', 'src/server/main.ts', '--demo'],
    { cwd: root, stdio: 'inherit' },
  ),
  spawn(process.execPath, [at('vite/bin/vite.js')], { cwd: root, stdio: 'inherit' }),
];
for (const signal of ['SIGINT', 'SIGTERM'])
  process.on(signal, () => children.forEach((it) => it.kill(signal)));
