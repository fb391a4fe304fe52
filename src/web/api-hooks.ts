import {
  keepPreviousData,
  QueryClient,
  useMutation,
  useQuery,
  useQueryClient,
  type UseMutationResult,
  type UseQueryResult,
} from '@tanstack/react-query';

import type { Endpoint } from '#kernel/endpoint';

import { call, Refused, type InputOf, type OutputOf, type Stated } from './api.ts';
import { useToast } from './ui/toast.tsx';

/** A refusal is an answer and is not asked twice; a hiccup of the network is. */
function shouldRetry(count: number, error: Error): boolean {
  const isHiccup = error instanceof Refused && (error.status === 0 || error.status >= 502);
  return isHiccup && count < 2;
}

export function openQueries(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: { retry: shouldRetry, staleTime: 10_000, refetchOnWindowFocus: true },
      mutations: { retry: false },
    },
  });
}

export interface ReadOptions extends Stated {
  /** False while the input is not yet known. */
  enabled?: boolean;
  /** Keeps what is shown while another input is read, instead of a skeleton. */
  keep?: boolean;
  /** Asks again every so many milliseconds: progress of long work. */
  every?: number | false;
  /** How long in milliseconds an answer is not asked for again. */
  fresh?: number;
}

/** The place of an answer in the cache; what a write refreshes is named by endpoint ids. */
export function keyOf(endpoint: Endpoint, input: unknown, { scope, purpose }: Stated = {}) {
  return [endpoint.id, input, scope ?? null, purpose ?? null] as const;
}

/** Reads an endpoint; the answer is cached by what was asked. Errors are `Refused`. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  input: InputOf<E>,
  options: ReadOptions = {},
): UseQueryResult<OutputOf<E>, Error> {
  const { enabled = true, keep = false, every = false, fresh, scope, purpose } = options;
  return useQuery<OutputOf<E>, Error>({
    queryKey: keyOf(endpoint, input, options),
    queryFn: ({ signal }) => call(endpoint, input, { scope, purpose, signal }),
    enabled,
    refetchInterval: every,
    ...(fresh === undefined ? {} : { staleTime: fresh }),
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface WriteOptions<E extends Endpoint> extends Stated {
  /** Said in a toast when it is done. */
  said?: string;
  /** True when the screen itself shows a refusal, beside the fields. */
  quiet?: boolean;
  onDone?: (output: OutputOf<E>, input: InputOf<E>) => void;
}

/**
 * Writes through an endpoint. Every answer shown is read anew afterwards: a register, a page and
 * the counts beside them never disagree. A refusal is told in a toast with its clause unless
 * `quiet`.
 */
export function useWrite<E extends Endpoint>(
  endpoint: E,
  { scope, purpose, said, quiet = false, onDone }: WriteOptions<E> = {},
): UseMutationResult<OutputOf<E>, Error, InputOf<E>> {
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation<OutputOf<E>, Error, InputOf<E>>({
    mutationFn: (input) => call(endpoint, input, { scope, purpose }),
    onSuccess: (output, input) => {
      void queries.invalidateQueries();
      if (said) toast.done(said);
      onDone?.(output, input);
    },
    onError: (error) => {
      if (!quiet) toast.refused(error);
    },
  });
}
