// npm start: install, build, serve. The server runs in this process, so signals reach it directly.
import { prepare, runBuilt } from './prepare.mjs';

prepare();
await runBuilt('server/main.js');
