import { MenuFoldOutlined, MenuUnfoldOutlined } from '@ant-design/icons';
import { Button, Tooltip } from 'antd';

import { usePathname } from '../address.ts';
import { paths } from '../paths.ts';
import { useKept } from '../ui/kept.ts';
import { TextLink } from '../ui/text-link.tsx';
import { useWords } from '../words.ts';
import { Brand } from './brand.tsx';
import { screenAt, type NavGroup, type Screen } from './screens.ts';
import './side-nav.css';
import { TourOffer } from './tour.tsx';

const groups: readonly NavGroup[] = ['work', 'compliance', 'administration'];

function NavLink({
  screen,
  isHere,
  isNarrow,
}: {
  screen: Screen;
  isHere: boolean;
  isNarrow: boolean;
}) {
  const { say } = useWords();
  const Icon = screen.icon;
  const title = say(screen.title);
  return (
    <Tooltip title={isNarrow ? title : ''} placement="right">
      <span>
        <TextLink to={screen.path} className="nav-link" isHere={isHere} label={title}>
          <span className="nav-icon" aria-hidden>
            {Icon && <Icon />}
          </span>
          {!isNarrow && <span className="one-line">{title}</span>}
        </TextLink>
      </span>
    </Tooltip>
  );
}

/** The menu by work: only what the person's offices open is in it. */
export function SideNav({ screens }: { screens: readonly Screen[] }) {
  const { say } = useWords();
  const [kept, keep] = useKept('nav');
  const isNarrow = kept === 'narrow';
  const here = screenAt(usePathname(), screens);
  const fold = say(isNarrow ? 'shell.nav.expand' : 'shell.nav.collapse');
  return (
    <nav
      className={`side-nav no-print${isNarrow ? ' is-narrow' : ''}`}
      aria-label={say('shell.nav.label')}
    >
      <TextLink to={paths.home()} className="nav-brand" label={say('shell.name')}>
        <Brand isBare={isNarrow} />
      </TextLink>
      <div className="nav-groups">
        {groups.map((group) => {
          const own = screens.filter((it) => it.group === group);
          if (own.length === 0) return null;
          return (
            <section key={group}>
              {!isNarrow && <h2>{say(`shell.nav.${group}`)}</h2>}
              <ul>
                {own.map((it) => (
                  <li key={it.path}>
                    <NavLink screen={it} isHere={it === here} isNarrow={isNarrow} />
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
      {!isNarrow && <TourOffer screens={screens} />}
      <Button
        type="text"
        className="nav-fold"
        icon={isNarrow ? <MenuUnfoldOutlined /> : <MenuFoldOutlined />}
        aria-label={fold}
        aria-expanded={!isNarrow}
        title={fold}
        onClick={() => keep(isNarrow ? undefined : 'narrow')}
      />
    </nav>
  );
}
