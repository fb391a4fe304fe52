import { useWords } from '../words.ts';

/** A name in the reader's language. */
export const useNamed = () => {
  const { locale } = useWords();
  return ({ name_zh, name_en }: { name_zh: string; name_en: string }) =>
    locale === 'en' ? name_en : name_zh;
};
