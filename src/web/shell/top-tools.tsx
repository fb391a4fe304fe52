import { PlusOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';

import { useGo } from '../address.ts';
import { useWords } from '../words.ts';
import { Bell } from './bell.tsx';
import { MeMenu } from './me-menu.tsx';
import { AppearanceToggle, LanguageSwitch } from './preferences.tsx';
import type { Screen } from './screens.ts';

function NewButton({ screens }: { screens: readonly Screen[] }) {
  const { say } = useWords();
  const go = useGo();
  const fresh = screens.filter((it) => it.isNew);
  if (fresh.length === 0) return null;
  return (
    <Dropdown
      trigger={['click']}
      menu={{
        items: fresh.map((it) => ({
          key: it.path,
          label: say(it.title),
          icon: it.icon && <it.icon />,
        })),
        onClick: ({ key }) => go(key),
      }}
    >
      <Button type="primary" icon={<PlusOutlined />}>
        {say('shell.nav.new')}
      </Button>
    </Dropdown>
  );
}

/** The right end of the top bar on a desk. */
export function TopTools({ screens }: { screens: readonly Screen[] }) {
  return (
    <div className="top-tools">
      <NewButton screens={screens} />
      <Bell />
      <LanguageSwitch />
      <AppearanceToggle />
      <MeMenu />
    </div>
  );
}
