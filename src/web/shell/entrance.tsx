import type { ReactNode } from 'react';

import { useWords } from '../words.ts';
import { Brand } from './brand.tsx';
import './entrance.css';
import { AppearanceToggle, LanguageSwitch } from './preferences.tsx';

interface Props {
  title: string;
  lead: string;
  children: ReactNode;
}

const promises = ['promise_rules', 'promise_sealed', 'promise_forget'] as const;

/** The page before the frame: what this is on one side, the form on the other. */
export function Entrance({ title, lead, children }: Props) {
  const { say } = useWords();
  return (
    <div className="entrance">
      <aside className="entrance-cover">
        <Brand />
        <div>
          <p className="entrance-tagline">{say('shell.tagline')}</p>
          <ul className="entrance-promises">
            {promises.map((it) => (
              <li key={it}>{say(`shell.sign_in.${it}`)}</li>
            ))}
          </ul>
        </div>
        <div className="entrance-rules" aria-hidden />
      </aside>
      <main className="entrance-form">
        <div className="entrance-tools">
          <LanguageSwitch />
          <AppearanceToggle />
        </div>
        <div className="entrance-sheet">
          <div className="entrance-brand">
            <Brand />
          </div>
          <h1>{title}</h1>
          <p className="soft">{lead}</p>
          {children}
        </div>
      </main>
    </div>
  );
}
