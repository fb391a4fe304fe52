import { screens } from './routes.tsx';
import { start } from './shell/start.tsx';

void start(screens);
