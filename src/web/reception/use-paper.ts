import { contract } from '#contract/reception';

import { Refused } from '../api.ts';
import { useRead } from '../api-hooks.ts';

/** What became of the sheet whose code was scanned; without a network the form is filled all the same. */
export function usePaper(number: string | undefined) {
  const enabled = number !== undefined;
  const asked = useRead(
    contract.readPaperCard,
    { paper_number: number ?? '' },
    { scope: 'own', enabled },
  );
  const { error } = asked;
  const isUnknown = error instanceof Refused && error.status >= 400 && error.status < 500;
  return {
    isReading: enabled && asked.isPending && asked.fetchStatus !== 'paused',
    isUsable: !isUnknown && asked.data?.is_carded !== true,
    customer_id: asked.data?.customer_id ?? undefined,
    isUnknown,
  };
}
