import {
  AuditOutlined,
  CalendarOutlined,
  PlusOutlined,
  TeamOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useRef } from 'react';

import { usePathname } from '../address.ts';
import { paths } from '../paths.ts';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import './phone-tabs.css';
import type { Screen } from './screens.ts';

const titles = {
  today: 'shell.nav.today',
  customers: 'shell.nav.customers',
  todo: 'shell.nav.todo',
} as const;

type Tab = keyof typeof titles;

/** The tabs are seen first of all; they do not wait for the pictures of the menu. */
const icons = { today: CalendarOutlined, customers: TeamOutlined, todo: AuditOutlined } as const;

/** Thumb's reach: today, customers, new, to do, me. A tab whose screen is closed to one is absent. */
export function PhoneTabs({ screens }: { screens: readonly Screen[] }) {
  const { say } = useWords();
  const pathname = usePathname();
  const sheet = useRef<HTMLDialogElement>(null);
  const close = () => sheet.current?.close();
  const fresh = screens.filter((it) => it.isNew);

  const tabFor = (tab: Tab) => {
    const screen = screens.find((it) => it.tab === tab);
    if (!screen) return null;
    const Icon = icons[tab];
    const isHere = pathname === screen.path || pathname.startsWith(`${screen.path}/`);
    return (
      <TextLink to={screen.path} className="phone-tab" isHere={isHere}>
        <Icon />
        <span>{say(titles[tab])}</span>
      </TextLink>
    );
  };
  return (
    <nav className="phone-tabs no-print" aria-label={say('shell.nav.label')}>
      {tabFor('today')}
      {tabFor('customers')}
      {fresh.length > 0 && (
        <button
          type="button"
          className="plain phone-tab phone-new"
          onClick={() => sheet.current?.showModal()}
        >
          <span className="phone-plus">
            <PlusOutlined />
          </span>
          <span className="only-read-aloud">{say('shell.nav.new')}</span>
        </button>
      )}
      {tabFor('todo')}
      <TextLink to={paths.me()} className="phone-tab" isHere={pathname.startsWith(paths.me())}>
        <UserOutlined />
        <span>{say('shell.nav.me')}</span>
      </TextLink>
      <dialog
        ref={sheet}
        className="phone-sheet"
        aria-label={say('shell.nav.new')}
        onClick={(event) => {
          if (event.target === sheet.current) close();
        }}
      >
        <ul className="phone-choices">
          {fresh.map((it) => (
            <li key={it.path}>
              <TextLink to={it.path} onFollow={close}>
                {it.icon && <it.icon />}
                <span>{say(it.title)}</span>
              </TextLink>
            </li>
          ))}
        </ul>
      </dialog>
    </nav>
  );
}
