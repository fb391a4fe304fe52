import { lazy, Suspense } from 'react';

import { EmptyState } from '../ui/empty-state.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { TextLink } from '../ui/text-link.tsx';
import { useWords, wholeWords } from '../words.ts';
import { useMe } from './me.ts';
import { screensFor, type Screen } from './screens.ts';
import './welcome-page.css';

const SetupGuide = lazy(async () => {
  const [{ SetupGuide: Guide }] = await Promise.all([import('./setup-guide.tsx'), wholeWords()]);
  return { default: Guide };
});

/** Home of those whose office has no day of its own: what they can open. */
export function WelcomePage({ screens }: { screens: readonly Screen[] }) {
  const me = useMe();
  const { say } = useWords();
  const open = screensFor(me, screens).filter((it) => it.group);
  if (me.offices.length === 0 && open.every((it) => it.permission === undefined))
    return (
      <EmptyState title={say('shell.welcome.none_title')} lead={say('shell.welcome.none_lead')} />
    );
  return (
    <>
      <PageHeader
        title={say('shell.welcome.title', { name: me.name })}
        lead={say('shell.welcome.lead')}
      />
      <Suspense>{me.may('workplace.read-setup') && <SetupGuide />}</Suspense>
      <ul className="welcome">
        {open.map((it) => (
          <li key={it.path}>
            <TextLink to={it.path} className="welcome-door">
              <span className="welcome-icon" aria-hidden>
                {it.icon && <it.icon />}
              </span>
              {say(it.title)}
            </TextLink>
          </li>
        ))}
      </ul>
    </>
  );
}
