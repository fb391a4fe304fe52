import type { QueryClient } from '@tanstack/react-query';

import type { Me } from '#contract/identity';

import { findLeftBehind } from '../drafts/enter.ts';
import { readKept, writeKept } from '../ui/kept.ts';
import { changeWords } from '../words.ts';
import { meQuery } from './me.ts';

// Whether somebody signed in with this browser: only a hint, which saves a question at the door.
// Signing out clears it with the rest of the browser's storage.
const HINT = 'visitor';
export const isVisitorKnown = () => readKept(HINT) !== undefined;
export const forgetVisitor = () => writeKept(HINT, undefined);

/** After signing in: nothing of the last person stays, and the page speaks the new one's language. */
export async function enterAs(queries: QueryClient): Promise<Me> {
  queries.clear();
  const me = await queries.fetchQuery(meQuery);
  await Promise.all([changeWords(me.locale), findLeftBehind(me.person_id)]);
  writeKept(HINT, 'known');
  return me;
}
