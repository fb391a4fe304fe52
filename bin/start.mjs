// npm start: install, build, serve. The server runs in this process, so signals reach it directly.
import { endWithNpm, prepare, runBuilt } from './prepare.mjs';

endWithNpm();
prepare();
await runBuilt('server/main.js');
