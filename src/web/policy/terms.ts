import { contract, type Terms } from '#contract/policy';

import { useRead } from '../api-hooks.ts';

/** The values in force; forms build their lists and bands from them. Undefined until they are here. */
export function useTerms(): Terms | undefined {
  return useRead(contract.readTerms, {}).data;
}
