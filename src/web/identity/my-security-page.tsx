import { Button } from 'antd';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import '../shell/me-page.css';
import { PageHeader } from '../ui/page-header.tsx';
import { useWords } from '../words.ts';
import './identity.css';
import { MyPasskeys } from './my-passkeys.tsx';
import { MySessions } from './my-sessions.tsx';
import { SecondFactor } from './second-factor.tsx';
import { TokensSection } from './tokens-section.tsx';

/** 登录与安全: how I come in, and where I am in. */
export function Screen() {
  const { say } = useWords();
  const go = useGo();
  return (
    <div className="me-page">
      <PageHeader title={say('security.title')} lead={say('security.lead')} />
      <section className="sheet">
        <div className="person-part-head">
          <h2>{say('security.password.title')}</h2>
          <Button size="small" onClick={() => go(paths.password())}>
            {say('security.password.change')}
          </Button>
        </div>
        <p className="soft">{say('security.password.note')}</p>
      </section>
      <SecondFactor />
      <MyPasskeys />
      <MySessions />
      <TokensSection />
    </div>
  );
}
