import { gather } from '../gather.ts';
import type { Words } from '../locale.ts';
import { everyday } from './everyday.ts';
import { rest } from './rest.ts';

/** English: each file has the shape of the Chinese one, or does not compile. */
export const words: Words = /* @__PURE__ */ gather(everyday, rest);
