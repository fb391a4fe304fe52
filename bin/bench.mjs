// npm run bench, npm run profile -- OP: installs and builds what is missing, then measures.
import { spawn } from 'node:child_process';

import { build, install, root } from './prepare.mjs';

install();
build();
const [what, ...args] = process.argv.slice(2);
const child = spawn(process.execPath, [`bench/${what}.mjs`, ...args], {
  cwd: root,
  stdio: 'inherit',
});
// Ctrl-C reaches the measurer by itself, and it takes down what it started.
process.on('SIGINT', () => {});
child.on('close', (code) => (process.exitCode = code ?? 1));
