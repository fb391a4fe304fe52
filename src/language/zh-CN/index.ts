import { gather } from '../gather.ts';
import { everyday } from './everyday.ts';
import { rest } from './rest.ts';

/** Chinese is the source and the type. A new module: one import, one name in `rest` here and in `en`. */
export const words = /* @__PURE__ */ gather(everyday, rest);
