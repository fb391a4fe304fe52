// npm start: install, build, serve. The server runs in this process, so signals reach it directly.
import { join } from 'node:path';

import { build, install, root } from './prepare.mjs';

install();
build();
await import(join(root, 'dist/server/main.js'));
