import { useQueries } from '@tanstack/react-query';
import { useEffect, useState, type ComponentType } from 'react';

import { contract as customers, type CustomerRow } from '#contract/customers';
import { contract as policy } from '#contract/policy';

import { call } from '../api.ts';
import { keyOf, useRead } from '../api-hooks.ts';
import { paths } from '../paths.ts';
import { numberOf, spokenOf, titleOf } from '../policy/spoken.ts';
import { useWords } from '../words.ts';
import { useMe } from './me.ts';

export type OfferGroup = 'recent' | 'customers' | 'screens' | 'commands' | 'clauses';

/** One line of the palette. */
export interface Offer {
  key: string;
  group: OfferGroup;
  title: string;
  /** What tells it from its neighbours: a number, a document. */
  beside?: string;
  icon?: ComponentType | undefined;
  /** Words it is found by besides its title. */
  also?: string;
  /** An address, or something that is done here and now. */
  to?: string;
  run?: () => void;
}

/** Clauses shown at once: whoever wants more reads the document. */
const CLAUSES_SHOWN = 6;
const CUSTOMERS_SHOWN = 6;
/** A search is asked when the typing rests: each one is an entry of the log. */
const REST_MS = 300;
/** Four last digits or a whole number: what was meant is typed. */
const isWhole = (term: string) => /^(\d{4}|1\d{10})$/.test(term);
const WHOLE_REST_MS = 100;

/** Every word of the term stands somewhere in the offer. */
export function isMeant({ title, beside = '', also = '' }: Offer, term: string): boolean {
  const text = `${title} ${beside} ${also}`.toLowerCase();
  return term
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}

// What was chosen in this page's life. Names stay in memory and are gone with the page (A25, C11).
let recent: readonly Offer[] = [];
const RECENT_KEPT = 6;

export const recentOffers = (): readonly Offer[] => recent;

export function remember(offer: Offer): void {
  if (offer.to === undefined) return;
  const rest = recent.filter((it) => it.to !== offer.to);
  recent = [{ ...offer, group: 'recent' as const }, ...rest].slice(0, RECENT_KEPT);
}

/** The regime's clauses, read once the reader has begun to type. */
export function useClauseOffers(term: string): Offer[] {
  const words = useWords();
  const isAsked = term.length > 1;
  const { data } = useRead(policy.listDocuments, {}, { enabled: isAsked });
  const documents = useQueries({
    queries: (data?.rows ?? []).map(({ document_id }) => ({
      queryKey: keyOf(policy.readDocument, { document_id }),
      queryFn: () => call(policy.readDocument, { document_id }),
      staleTime: Infinity,
      enabled: isAsked,
    })),
  });
  if (!isAsked) return [];
  return documents
    .flatMap(({ data: document }) =>
      (document?.clauses ?? []).map((it): Offer => {
        const { title, text } = spokenOf(it, words);
        return {
          key: it.clause,
          group: 'clauses',
          title: title === '' ? text.slice(0, 60) : title,
          beside: `${titleOf(document!, words)} ${numberOf(it.clause)}`,
          also: `${it.clause} ${text}`,
          to: paths.clause(it.clause),
        };
      }),
    )
    .filter((it) => isMeant(it, term))
    .slice(0, CLAUSES_SHOWN);
}

/** Customers the term names. It travels by POST; a refusal shows on the register, not here. */
export function useCustomerOffers(term: string): { offers: Offer[]; isAsking: boolean } {
  const { scopes } = useMe();
  const scope = scopes(customers.searchCustomers.id).at(-1);
  const [found, setFound] = useState<{ term: string; rows: readonly CustomerRow[] }>();
  const isAsked = scope !== undefined && term.length > 1;
  useEffect(() => {
    if (!isAsked) return;
    const stop = new AbortController();
    const wait = setTimeout(
      () => {
        const input = { term, limit: CUSTOMERS_SHOWN };
        call(customers.searchCustomers, input, { scope, signal: stop.signal })
          .then(({ rows }) => setFound({ term, rows }))
          .catch(() => setFound({ term, rows: [] }));
      },
      isWhole(term) ? WHOLE_REST_MS : REST_MS,
    );
    return () => {
      clearTimeout(wait);
      stop.abort();
    };
  }, [term, isAsked, scope]);
  const isFresh = isAsked && found?.term === term;
  const offers = (isFresh ? found.rows : []).map((it): Offer => ({
    key: it.customer_id,
    group: 'customers',
    title: it.name,
    beside: `${it.phone} · ${it.number}`,
    to: paths.customer(it.customer_id),
  }));
  return { offers, isAsking: isAsked && !isFresh };
}
