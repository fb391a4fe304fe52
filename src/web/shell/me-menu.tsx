import { LogoutOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { useWords } from '../words.ts';
import { OfficeList, Portrait, useSignOut } from './me-parts.tsx';
import { useMe } from './me.ts';

/** Who I am here, and the way out. */
export function MeMenu() {
  const me = useMe();
  const { say } = useWords();
  const go = useGo();
  const signOut = useSignOut();
  return (
    <Dropdown
      trigger={['click']}
      placement="bottomRight"
      popupRender={(menu) => (
        <div className="me-menu">
          <div className="me-card">
            <Portrait name={me.name} size={40} />
            <div>
              <strong>{me.name}</strong>
              <div className="faint">{me.company_name}</div>
            </div>
          </div>
          <OfficeList offices={me.offices} />
          {menu}
        </div>
      )}
      menu={{
        items: [
          { key: 'security', icon: <SafetyCertificateOutlined />, label: say('security.title') },
          { key: 'out', icon: <LogoutOutlined />, label: say('shell.me.sign_out') },
        ],
        onClick: ({ key }) => (key === 'out' ? void signOut() : go(paths.mySecurity())),
      }}
    >
      <Button type="text" className="me-button">
        <Portrait name={me.name} />
        <span className="only-read-aloud">{say('shell.me.menu')}</span>
        <span className="me-name one-line">{me.name}</span>
      </Button>
    </Dropdown>
  );
}
