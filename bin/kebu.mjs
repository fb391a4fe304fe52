// npm run kebu -- COMMAND: the command line, through the same door as the server.
import { join } from 'node:path';

import { build, install, root } from './prepare.mjs';

install();
build();
await import(join(root, 'dist/cli/main.js'));
