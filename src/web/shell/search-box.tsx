import { SearchOutlined } from '@ant-design/icons';
import { lazy, Suspense, useEffect, useState } from 'react';

import { isCommand } from '../ui/typing.ts';
import { isPhoneNow } from '../ui/use-phone.ts';
import { useWords } from '../words.ts';
import type { Screen } from './screens.ts';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);
export const commandKey = isApple ? '⌘' : 'Ctrl ';

const KeyHelp = lazy(async () => ({ default: (await import('./key-help.tsx')).KeyHelp }));

/** The list of shortcuts, by "?" or from the palette. */
function KeyHelpDoor() {
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    const show = () => setOpen(true);
    const byKey = (event: KeyboardEvent) => {
      if (event.key === '?' && isCommand(event)) show();
    };
    addEventListener('keydown', byKey);
    addEventListener('kebu-keys', show);
    return () => {
      removeEventListener('keydown', byKey);
      removeEventListener('kebu-keys', show);
    };
  }, []);
  return <Suspense>{isOpen && <KeyHelp onClose={() => setOpen(false)} />}</Suspense>;
}

const fetchPalette = () => import('./palette.tsx');
const Palette = lazy(async () => ({ default: (await fetchPalette()).Palette }));

/** The door to everything: customers, screens, clauses, commands (⌘K). Loaded when it is opened. */
export function SearchBox({ screens }: { screens: readonly Screen[] }) {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // On a desk it is there before the first ⌘K: nothing typed is lost to a download.
    const wait = isPhoneNow() ? undefined : setTimeout(() => void fetchPalette(), 2_000);
    return () => clearTimeout(wait);
  }, []);
  useEffect(() => {
    const open = (event: KeyboardEvent) => {
      if (!(event.metaKey || event.ctrlKey) || event.key.toLowerCase() !== 'k') return;
      event.preventDefault();
      setOpen(true);
    };
    addEventListener('keydown', open);
    return () => removeEventListener('keydown', open);
  }, []);
  return (
    <search className="search-box">
      <button
        type="button"
        className="plain search-button"
        aria-haspopup="dialog"
        title={say('shell.search.hint')}
        onPointerEnter={() => void fetchPalette()}
        onClick={() => setOpen(true)}
      >
        <SearchOutlined />
        <span className="only-read-aloud">{say('shell.search.label')}</span>
        <span className="one-line">{say('shell.search.placeholder')}</span>
        <kbd className="key-hint">{commandKey}K</kbd>
      </button>
      <KeyHelpDoor />
      {isOpen && (
        <Suspense>
          <Palette screens={screens} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </search>
  );
}
