import type { QueryClient } from '@tanstack/react-query';

import type { Me } from '#contract/identity';

import { changeWords } from '../words.ts';
import { meQuery } from './me.ts';

/** After signing in: nothing of the last person stays, and the page speaks the new one's language. */
export async function enterAs(queries: QueryClient): Promise<Me> {
  queries.clear();
  const me = await queries.fetchQuery(meQuery);
  await changeWords(me.locale);
  return me;
}
