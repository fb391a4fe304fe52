import { StyleProvider } from '@ant-design/cssinjs';
import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { ConfigProvider, type ConfigProviderProps } from 'antd';
import english from 'antd/es/locale/en_US.js';
import chinese from 'antd/es/locale/zh_CN.js';
import { useMemo, type ReactNode } from 'react';

import { themeOf } from '../ui/theme.ts';
import { usePrefersStill } from '../ui/use-phone.ts';
import { useWords } from '../words.ts';
import { useAppearance } from './appearance.ts';
import { pageNonce } from './nonce.ts';

// antd's types are CommonJS to TypeScript, its files are modules to Vite: the default is the
// locale.
type AntdLocale = NonNullable<ConfigProviderProps['locale']>;
const locales = {
  'zh-CN': chinese as unknown as AntdLocale,
  en: english as unknown as AntdLocale,
} as const;

interface Props {
  queries: QueryClient;
  children: ReactNode;
}

/** Everything a screen stands on: words, colours, answers, messages. */
export function Providers({ queries, children }: Props) {
  const { locale } = useWords();
  const { appearance } = useAppearance();
  const isStill = usePrefersStill();
  const theme = useMemo(() => themeOf(appearance, isStill), [appearance, isStill]);
  const nonce = pageNonce();
  const csp = useMemo(() => (nonce ? { nonce } : {}), [nonce]);
  return (
    <QueryClientProvider client={queries}>
      <StyleProvider {...(nonce ? { nonce } : {})}>
        <ConfigProvider
          theme={theme}
          locale={locales[locale]}
          csp={csp}
          button={{ autoInsertSpace: false }}
        >
          {children}
        </ConfigProvider>
      </StyleProvider>
    </QueryClientProvider>
  );
}
