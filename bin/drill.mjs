// npm run drill -- NAME: breaks a house on purpose and says what held. See drills/README.md.
import { spawn } from 'node:child_process';
import { join } from 'node:path';

import { build, endWithNpm, install, root } from './prepare.mjs';

endWithNpm();
install();
build();
const drill = spawn(
  process.execPath,
  [
    '--conditions=source',
    '--import',
    'tsx',
    join(root, 'drills/main.ts'),
    ...process.argv.slice(2),
  ],
  { cwd: root, stdio: 'inherit' },
);
process.on('SIGTERM', () => drill.kill('SIGTERM'));
process.on('SIGINT', () => {});
drill.on('exit', (code) => (process.exitCode = code ?? 1));
