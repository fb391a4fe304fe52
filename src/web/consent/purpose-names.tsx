import { useEffect } from 'react';

import { contract, type Purpose } from '#contract/consent';

import { useRead } from '../api-hooks.ts';
import { nameByData, useWords } from '../words.ts';

/**
 * 处理目的 are called as the office responsible calls them (R-B1): a code that came with no word of
 * ours, or was revised since, speaks by its data everywhere a purpose is named.
 */
export function NamesOfPurposes() {
  const { find } = useWords();
  const { data } = useRead(contract.listPurposes, {});
  useEffect(() => {
    const ours = ({ code, version }: Purpose) =>
      find(`list.purpose.${code}`) !== undefined && version <= FIRST[code]!;
    const named = (data?.rows ?? []).filter((it) => !ours(it));
    const names = named.map((it) => [it.code, { zh: it.name_zh, en: it.name_en }] as const);
    if (data) nameByData('purpose', Object.fromEntries(names));
  }, [data, find]);
  return null;
}

/** The version each of the program's own purposes came with; its word says the same, shorter. */
const FIRST: Readonly<Record<string, number>> = {
  ...{ sales: 1, service: 1, marketing: 1, sharing: 1 },
  sensitive: 2,
};
