import { contract } from '#contract/customers';

import { useRead } from '../api-hooks.ts';
import { useWords } from '../words.ts';

/** The channels by which information reaches us, in the reader's language. */
export function useChannelChoices() {
  const { locale } = useWords();
  const { data } = useRead(contract.listChannels, {});
  return (data?.rows ?? []).map(({ code, name_zh, name_en }) => ({
    value: code,
    label: locale === 'en' ? name_en : name_zh,
  }));
}

/** The name of a channel by its code, in the reader's language. */
export function useChannelNames(): (code: string) => string {
  const choices = useChannelChoices();
  return (code) => choices.find((it) => it.value === code)?.label ?? code;
}
