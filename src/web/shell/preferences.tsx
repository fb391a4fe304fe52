import { MoonOutlined, SunOutlined, TranslationOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';

import { contract } from '#contract/identity';

import { call } from '../api.ts';
import { changeWords, useWords } from '../words.ts';
import { useAppearance, type AppearanceChoice } from './appearance.ts';
import { meQuery } from './me.ts';

/** Changes the language at once, and for the person on every machine once he is signed in. */
export function useSwitchLanguage(): () => Promise<void> {
  const { locale } = useWords();
  const queries = useQueryClient();
  return async () => {
    const next = locale === 'zh-CN' ? 'en' : 'zh-CN';
    await changeWords(next);
    const me = queries.getQueryData(meQuery.queryKey);
    if (!me) return;
    queries.setQueryData(meQuery.queryKey, { ...me, locale: next });
    // What is shown has changed already; an outage only means it is not remembered elsewhere.
    await call(contract.changeLocale, { locale: next }).catch(() => undefined);
  };
}

export function LanguageSwitch() {
  const { say } = useWords();
  const change = useSwitchLanguage();
  return (
    <Button
      type="text"
      icon={<TranslationOutlined />}
      aria-label={`${say('shell.language.label')}: ${say('shell.language.other')}`}
      onClick={() => void change()}
    >
      {say('shell.language.other')}
    </Button>
  );
}

const icons = { light: <SunOutlined />, dark: <MoonOutlined /> } as const;

export const appearanceChoices: readonly AppearanceChoice[] = ['light', 'dark', 'system'];

/** Light or dark in one press; "as the system" is chosen on the page about me. */
export function AppearanceToggle() {
  const { say } = useWords();
  const { appearance, choose } = useAppearance();
  const next = appearance === 'light' ? 'dark' : 'light';
  const name = `${say('shell.appearance.label')}: ${say(`shell.appearance.${next}`)}`;
  return (
    <Button
      type="text"
      icon={icons[next]}
      aria-label={name}
      title={name}
      onClick={() => choose(next)}
    />
  );
}
