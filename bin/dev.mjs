// npm run dev: the server from its sources with demo data, restarted on change, and Vite before it.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { endWithNpm, install, root } from './prepare.mjs';

endWithNpm();
install();
const node = (script, ...args) =>
  spawn(process.execPath, [join(root, 'node_modules', script), ...args], {
    cwd: root,
    stdio: 'inherit',
  });
const children = [
  node('tsx/dist/cli.mjs', 'watch', '--conditions=source', 'src/server/main.ts', '--demo'),
  node('vite/bin/vite.js'),
];
// Once only: to a second signal the watcher answers by killing the server in the middle of ending.
let isStopping = false;
const stop = (signal) => {
  if (isStopping) return;
  isStopping = true;
  for (const it of children) it.kill(signal);
};
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => stop(signal));
// One without the other is of no use.
for (const it of children)
  it.on('exit', (code) => {
    process.exitCode ||= code ?? 0;
    stop('SIGTERM');
  });
