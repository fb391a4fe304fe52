import { useState } from 'react';

import type { ImportColumn, ImportPage } from '#contract/customers';
import { importFields } from '#rules/customers';

import { useWords } from '../words.ts';

/** Below this the guess wants a look (the contract says so). */
const SURE = 0.9;

/** Which sheet is read and which of its columns is which field; each field is taken at most once. */
export function useMapping(batch: ImportPage) {
  const { say, field } = useWords();
  const [sheet, setSheet] = useState(batch.sheet);
  const [mapping, setMapping] = useState<Record<string, string>>(batch.mapping);
  const taken = new Set(Object.values(mapping));
  return {
    sheet,
    mapping,
    shown: batch.sheets[sheet],
    chooseSheet: (at: number) => {
      const known = (batch.sheets[at]?.columns ?? []).filter((it) => it.field !== null);
      setSheet(at);
      setMapping(Object.fromEntries(known.map((it) => [String(it.index), it.field!])));
    },
    choose: (index: number, next: string | undefined) => {
      const { [String(index)]: _gone, ...others } = mapping;
      setMapping(next ? { ...others, [String(index)]: next } : others);
    },
    optionsFor: (index: number) =>
      importFields.map((value) => {
        const is_taken = taken.has(value) && mapping[String(index)] !== value;
        const label = field('import', value);
        return {
          value,
          label: is_taken ? `${label} (${say('import.screen.used')})` : label,
          disabled: is_taken,
        };
      }),
    isUnsure: ({ index, field: guess, confidence }: ImportColumn) =>
      confidence < SURE && guess !== null && mapping[String(index)] === guess,
  };
}

/** What a mapping form reads and changes. */
export type Mapping = ReturnType<typeof useMapping>;
