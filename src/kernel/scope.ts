import { z } from 'zod';

/** How far one request reaches: a request acts in one scope at a time, carried in the URL. */
export const Scope = z.enum(['own', 'team', 'project', 'company']);
export type Scope = z.infer<typeof Scope>;

/** Wider scopes include narrower ones when offices are compared, never when rows are read. */
export const scopesFromNarrow: readonly Scope[] = Scope.options;
