// npm run kebu -- COMMAND: the command line, through the same door as the server.
import { prepare, runBuilt } from './prepare.mjs';

prepare();
await runBuilt('cli/main.js');
