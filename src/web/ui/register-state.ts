import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';

import type { Page } from '#kernel/page';
import type { Filter, Register } from '#kernel/register';

import { useQueryFields } from '../address.ts';
import { useKeptByPerson } from '../kept-by-person.ts';

/** What one page of a register is asked with. */
export interface PageQuery {
  fields: Record<string, string>;
  cursor: string | undefined;
  signal: AbortSignal;
}

export type FetchPage<Row> = (query: PageQuery) => Promise<Page<Row>>;

/** The query key under which a row's drawer stands open: `?open=<id>`. */
const OPEN = 'open';

/** What the address says about a register: filters, sort, the open row. All of it can be shared. */
export function useRegisterAddress(register: Register, carried: readonly string[]) {
  const [query, change] = useQueryFields();
  const keys = [...register.filters.map((it) => it.key), ...carried];
  const filters = Object.fromEntries(
    keys.flatMap((key) => (query[key] === undefined ? [] : [[key, query[key]]])),
  ) as Record<string, string>;
  const stated = query.sort ?? '';
  const sort = register.sorts.includes(stated) ? stated : register.default_sort;
  return {
    filters,
    sort,
    open: query[OPEN],
    setFilter: (key: string, value: string | undefined) => change({ [key]: value }),
    clear: () => change(Object.fromEntries(keys.map((key) => [key, undefined]))),
    setSort: (next: string) => change({ sort: next === register.default_sort ? undefined : next }),
    openRow: (id: string) => change({ [OPEN]: id }, { push: true }),
    closeRow: () => change({ [OPEN]: undefined }),
  };
}

export type RegisterAddress = ReturnType<typeof useRegisterAddress>;

/** Filters that are lists of values: everything but days, yes-or-no and people. */
export const isListFilter = ({ kind }: Filter) => kind === 'code' || kind === 'codes';

/** How often rows that a job is changing are looked at again. */
const LOOK_EVERY_MS = 1_500;

/** A register read further than this stays as it is until it is refreshed or something is written. */
const FRESH_PAGES = 4;
const none: readonly never[] = [];

/** Where rows come from; `isMoving` names those which change by themselves. */
interface RowSource<Row> {
  fetchPage: FetchPage<Row>;
  isMoving?: ((row: Row) => boolean) | undefined;
}

/** The rows read so far, and how to read on. Keyset: rows that move never come twice. */
export function useRegisterRows<Row>(
  name: readonly unknown[],
  register: Register,
  address: Pick<RegisterAddress, 'filters' | 'sort'>,
  { fetchPage, isMoving }: RowSource<Row>,
) {
  const fields = { ...address.filters };
  if (register.sorts.length > 1) fields.sort = address.sort;
  const read = useInfiniteQuery({
    queryKey: [...name, fields],
    queryFn: ({ pageParam, signal }) => fetchPage({ fields, cursor: pageParam, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next,
    placeholderData: keepPreviousData,
    // Back at the window a short register is read again; a long one would be, page by page.
    refetchOnWindowFocus: ({ state }) => (state.data?.pages.length ?? 0) <= FRESH_PAGES,
    refetchInterval: ({ state }) => {
      const rows = state.data?.pages.flatMap((it) => it.rows) ?? [];
      return isMoving && rows.some(isMoving) ? LOOK_EVERY_MS : false;
    },
  });
  const pages = read.data?.pages ?? none;
  const rows = useMemo(() => pages.flatMap((it) => it.rows), [pages]);
  const { hasNextPage, isFetching, isError, fetchNextPage } = read;
  // A page looks at a bounded number of rows: where it found none it is read on by itself.
  const goesOn = rows.length === 0 && hasNextPage && !isFetching && !isError;
  useEffect(() => {
    if (goesOn) void fetchNextPage();
  }, [goesOn, fetchNextPage]);
  return {
    read,
    rows,
    total: pages[0]?.total,
    dropped: droppedOf(pages, hasNextPage),
    more: () => {
      if (read.hasNextPage && !read.isFetchingNextPage) void read.fetchNextPage();
    },
  };
}

/** How many rows were left out for want of a basis; `isAll` when that is known of the whole. */
export interface Dropped {
  count: number;
  isAll: boolean;
}

/** Counted with the total where there is one, otherwise page by page as they are read. */
function droppedOf<Row>(pages: readonly Page<Row>[], hasNext: boolean): Dropped {
  const passed = pages.reduce((sum, it) => sum + (it.dropped_for_purpose ?? 0), 0);
  const total = pages[0]?.total;
  return {
    count: Math.max(passed, total?.dropped_count ?? 0),
    isAll: !hasNext || total?.exact === true,
  };
}

export type RegisterRows<Row> = ReturnType<typeof useRegisterRows<Row>>;

export type Density = 'comfortable' | 'compact';

/** How this reader likes this register: which columns in which order, how tall the rows. */
export function useRegisterView(register: Register) {
  const [kept, keep] = useKeptByPerson(`columns.${register.title}`);
  const [density, keepDensity] = useKeptByPerson('density');
  const standard = register.columns.filter((it) => !it.optional).map((it) => it.key);
  const chosen = kept === undefined ? standard : kept.split(',');
  const found = chosen.flatMap((key) => register.columns.find((it) => it.key === key) ?? []);
  const columns = found.length > 0 ? found : register.columns.slice(0, 1);
  const keys = columns.map((it) => it.key);
  const show = (next: readonly string[]) => {
    const isStandard = next.join(',') === standard.join(',');
    if (next.length > 0) keep(isStandard ? undefined : next.join(','));
  };
  return {
    columns,
    isStandard: kept === undefined,
    density: (density === 'compact' ? 'compact' : 'comfortable') as Density,
    setDensity: (next: Density) => keepDensity(next === 'compact' ? next : undefined),
    toggle: (key: string) =>
      show(keys.includes(key) ? keys.filter((it) => it !== key) : [...keys, key]),
    move: (from: number, to: number) => {
      const rest = keys.filter((_, at) => at !== from);
      show([...rest.slice(0, to), keys[from]!, ...rest.slice(to)]);
    },
    /** The columns of a saved view; none are the register's own. */
    show: (next: readonly string[]) => (next.length === 0 ? keep(undefined) : show(next)),
    reset: () => keep(undefined),
  };
}

export type RegisterView = ReturnType<typeof useRegisterView>;
