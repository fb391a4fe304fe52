import { useParams, useRouter, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';

/** Everything in the address's query, as text. A repeated key keeps its last value. */
export type Query = Record<string, string>;

export function parseQuery(text: string): Query {
  return Object.fromEntries(new URLSearchParams(text));
}

export function writeQuery(query: Record<string, unknown>): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(key, String(value));
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
}

/** Goes to an address made by `paths`. */
export function useGo(): (path: string, how?: { replace?: boolean }) => void {
  const { history } = useRouter();
  return useCallback(
    (path, { replace = false } = {}) => (replace ? history.replace(path) : history.push(path)),
    [history],
  );
}

/** A part of the address that a screen's path names: `/customers/$customer_id`. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

type Change = (patch: Record<string, string | undefined>, how?: { push?: boolean }) => void;

/**
 * The query of the address and how to change it. Filters replace, so that Back leaves the page;
 * an opened drawer pushes, so that Back closes it.
 */
export function useQueryFields(): [Query, Change] {
  const { history } = useRouter();
  const search = useRouterState({ select: (it) => it.location.searchStr });
  const query = useMemo(() => parseQuery(search), [search]);
  const change = useCallback<Change>(
    (patch, { push = false } = {}) => {
      const { pathname, search: present } = history.location;
      const path = pathname + writeQuery({ ...parseQuery(present), ...patch });
      if (push) history.push(path);
      else history.replace(path);
    },
    [history],
  );
  return [query, change];
}

/** The path without its query. */
export function usePathname(): string {
  return useRouterState({ select: (it) => it.location.pathname });
}
