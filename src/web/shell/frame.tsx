import { Outlet } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef } from 'react';

import { usePathname } from '../address.ts';
import { UnsentStrip } from '../drafts/unsent-strip.tsx';
import { paths } from '../paths.ts';
import { TextLink } from '../ui/text-link.tsx';
import { isPhoneNow, useIsPhone } from '../ui/use-phone.ts';
import { useWords } from '../words.ts';
import { Brand } from './brand.tsx';
import './frame.css';
import { useMe } from './me.ts';
import { screensFor, type Screen } from './screens.ts';
import { SearchBox } from './search-box.tsx';

// A phone never loads the menus of a desk, nor a desk the tabs of a phone; whichever it is, the
// fetch starts now, while the server is still asked who is here.
const fetchSideNav = () => import('./side-nav.tsx');
const fetchTopTools = () => import('./top-tools.tsx');
const fetchPhoneTabs = () => import('./phone-tabs.tsx');
if (isPhoneNow()) void fetchPhoneTabs();
else void Promise.all([fetchSideNav(), fetchTopTools()]);

const SideNav = lazy(async () => ({ default: (await fetchSideNav()).SideNav }));
const TopTools = lazy(async () => ({ default: (await fetchTopTools()).TopTools }));
const BellLink = lazy(async () => ({ default: (await import('./bell-link.tsx')).BellLink }));
const PhoneTabs = lazy(async () => ({ default: (await fetchPhoneTabs()).PhoneTabs }));

// Names kept as data come behind the screen: they are few, and words stand in for them until then.
const NamesOfPurposes = lazy(async () => ({
  default: (await import('../consent/purpose-names.tsx')).NamesOfPurposes,
}));

/** A reader who cannot see the page change hears where he is: focus follows the address. */
function useFocusOnArrival() {
  const main = useRef<HTMLElement>(null);
  const pathname = usePathname();
  const last = useRef(pathname);
  useEffect(() => {
    if (last.current === pathname) return;
    last.current = pathname;
    main.current?.focus({ preventScroll: true });
    scrollTo(0, 0);
  }, [pathname]);
  return main;
}

/** What stands around every screen once somebody is signed in. */
export function Frame({ screens }: { screens: readonly Screen[] }) {
  const me = useMe();
  const { say } = useWords();
  const isPhone = useIsPhone();
  const main = useFocusOnArrival();
  const open = screensFor(me, screens);
  const content = (
    <main id="content" ref={main} tabIndex={-1} className="content">
      <Outlet />
    </main>
  );
  return (
    <div className={isPhone ? 'frame is-phone' : 'frame'}>
      <Suspense fallback={null}>
        <NamesOfPurposes />
      </Suspense>
      <a className="skip" href="#content">
        {say('shell.skip')}
      </a>
      {!isPhone && (
        <Suspense fallback={<div className="side-nav" />}>
          <SideNav screens={open} />
        </Suspense>
      )}
      <div className="frame-page">
        <header className="top-bar no-print">
          {isPhone && (
            <TextLink to={paths.home()} label={say('shell.name')}>
              <Brand isBare />
            </TextLink>
          )}
          <SearchBox screens={open} />
          <Suspense>{isPhone ? <BellLink /> : <TopTools screens={open} />}</Suspense>
        </header>
        <UnsentStrip />
        {content}
      </div>
      <Suspense>{isPhone && <PhoneTabs screens={open} />}</Suspense>
    </div>
  );
}
