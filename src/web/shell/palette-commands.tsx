import {
  KeyOutlined,
  LogoutOutlined,
  MoonOutlined,
  PhoneOutlined,
  PlusOutlined,
  QuestionCircleOutlined,
  SunOutlined,
  TranslationOutlined,
} from '@ant-design/icons';

import { paths } from '../paths.ts';
import { useWords } from '../words.ts';
import { useAppearance } from './appearance.ts';
import { useSignOut } from './me-parts.tsx';
import { useMe } from './me.ts';
import type { Offer } from './palette-offers.ts';
import { appearanceChoices, useSwitchLanguage } from './preferences.tsx';
import type { Screen } from './screens.ts';

/** The screens of the menu. */
export function useScreenOffers(screens: readonly Screen[]): Offer[] {
  const { say } = useWords();
  const own = screens.filter((it) => it.group !== undefined || it.path === paths.me());
  return own.map((it) => ({
    key: it.path,
    group: 'screens',
    title: say(it.title),
    icon: it.icon,
    also: it.path,
    to: it.path,
  }));
}

/** What can be done from anywhere: begin a form, change language or colours, leave. */
export function useCommandOffers(screens: readonly Screen[]): Offer[] {
  const { say } = useWords();
  const { may } = useMe();
  const signOut = useSignOut();
  const switchLanguage = useSwitchLanguage();
  const { choice, choose } = useAppearance();
  const fresh = screens
    .filter((it) => it.isNew)
    .map((it) => ({ key: it.path, title: say(it.title), icon: PlusOutlined, to: it.path }));
  const call = {
    key: 'call',
    title: say('reception.action.log-inquiry'),
    icon: PhoneOutlined,
    to: paths.newInquiry(),
  };
  const colours = appearanceChoices
    .filter((it) => it !== choice)
    .map((it) => ({
      key: `appearance-${it}`,
      title: `${say('shell.appearance.label')}: ${say(`shell.appearance.${it}`)}`,
      icon: it === 'light' ? SunOutlined : MoonOutlined,
      run: () => choose(it),
    }));
  return [
    ...fresh,
    ...(may('reception.log-inquiry') ? [call] : []),
    ...colours,
    {
      key: 'language',
      title: `${say('shell.language.label')}: ${say('shell.language.other')}`,
      icon: TranslationOutlined,
      run: () => void switchLanguage(),
    },
    {
      key: 'keys',
      title: say('ui.keys.title'),
      icon: QuestionCircleOutlined,
      run: () => dispatchEvent(new CustomEvent('kebu-keys')),
    },
    {
      key: 'password',
      title: say('shell.me.change_password'),
      icon: KeyOutlined,
      to: paths.password(),
    },
    {
      key: 'out',
      title: say('shell.me.sign_out'),
      icon: LogoutOutlined,
      run: () => void signOut(),
    },
  ].map((it) => ({ ...it, group: 'commands' as const }));
}
