import { LogoutOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Segmented } from 'antd';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { screens } from '../routes.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useIsPhone } from '../ui/use-phone.ts';
import { useWords } from '../words.ts';
import { useAppearance, type AppearanceChoice } from './appearance.ts';
import { OfficeList, Portrait, useSignOut } from './me-parts.tsx';
import './me-page.css';
import { useMe } from './me.ts';
import { appearanceChoices, useSwitchLanguage } from './preferences.tsx';
import { screensFor } from './screens.ts';

/** Me: who I am here, how I like it, and the way out. The fifth tab of a phone. */
export function Screen() {
  const me = useMe();
  const { say, locale } = useWords();
  const go = useGo();
  const signOut = useSignOut();
  const switchLanguage = useSwitchLanguage();
  const { choice, choose } = useAppearance();
  return (
    <div className="me-page">
      <PageHeader title={say('shell.nav.me')} />
      <section className="sheet me-head">
        <Portrait name={me.name} size={56} />
        <div>
          <strong>{me.name}</strong>
          <div className="faint">
            {me.company_name} · {me.sign_in_name}
          </div>
        </div>
      </section>
      <section className="sheet">
        <h2>{say('shell.me.offices')}</h2>
        <OfficeList offices={me.offices} />
      </section>
      <section className="sheet me-rows">
        <div>
          <span>{say('shell.language.label')}</span>
          <Segmented
            aria-label={say('shell.language.label')}
            value={locale}
            options={[
              {
                value: 'zh-CN',
                label: locale === 'zh-CN' ? say('ui.language.zh') : say('shell.language.other'),
              },
              {
                value: 'en',
                label: locale === 'en' ? say('ui.language.en') : say('shell.language.other'),
              },
            ]}
            onChange={() => void switchLanguage()}
          />
        </div>
        <div>
          <span>{say('shell.appearance.label')}</span>
          <Segmented
            aria-label={say('shell.appearance.label')}
            value={choice}
            options={appearanceChoices.map((value) => ({
              value,
              label: say(`shell.appearance.${value}`),
            }))}
            onChange={(next) => choose(next as AppearanceChoice)}
          />
        </div>
      </section>
      <OtherScreens />
      <div className="me-actions">
        <Button icon={<SafetyCertificateOutlined />} onClick={() => go(paths.mySecurity())}>
          {say('security.title')}
        </Button>
        <Button icon={<LogoutOutlined />} onClick={() => void signOut()}>
          {say('shell.me.sign_out')}
        </Button>
      </div>
    </div>
  );
}

/** A phone has five tabs; what else one may open is found here. */
function OtherScreens() {
  const me = useMe();
  const { say } = useWords();
  const isPhone = useIsPhone();
  const others = screensFor(me, screens).filter((it) => it.group && !it.tab);
  if (!isPhone || others.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{say('shell.nav.more')}</h2>
      <ul className="me-screens">
        {others.map((it) => (
          <li key={it.path}>
            <TextLink to={it.path}>
              {it.icon && <it.icon />} {say(it.title)}
            </TextLink>
          </li>
        ))}
      </ul>
    </section>
  );
}
