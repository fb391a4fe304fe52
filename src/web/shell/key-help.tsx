import { Button } from 'antd';
import { useEffect, useRef } from 'react';

import { useWords } from '../words.ts';
import '../ui/confirm.css';
import './key-help.css';

const everywhere = [
  { keys: ['⌘/Ctrl', 'K'], what: 'palette' },
  { keys: ['?'], what: 'help' },
  { keys: ['⌘/Ctrl', 'Enter'], what: 'save' },
  { keys: ['Esc'], what: 'close' },
] as const;

const inRegisters = [
  { keys: ['J', '↓'], what: 'next' },
  { keys: ['K', '↑'], what: 'previous' },
  { keys: ['Enter'], what: 'open' },
  { keys: ['X'], what: 'choose' },
  { keys: ['Shift', 'X'], what: 'range' },
  { keys: ['/'], what: 'filter' },
] as const;

type Keys = readonly {
  keys: readonly string[];
  what: (typeof everywhere | typeof inRegisters)[number]['what'];
}[];

/** What the keyboard can do, in the browser's own dialog. */
export function KeyHelp({ onClose }: { onClose: () => void }) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const part = (title: string, rows: Keys) => (
    <section>
      <h3>{title}</h3>
      <dl>
        {rows.map(({ keys, what }) => (
          <div key={what}>
            <dt>
              {keys.map((it) => (
                <kbd key={it} className="key-hint">
                  {it}
                </kbd>
              ))}
            </dt>
            <dd>{say(`ui.keys.${what}`)}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
  return (
    <dialog ref={dialog} className="confirm key-help" aria-labelledby="keys" onClose={onClose}>
      <h2 id="keys">{say('ui.keys.title')}</h2>
      {part(say('ui.keys.everywhere'), everywhere)}
      {part(say('ui.keys.register'), inRegisters)}
      <div className="confirm-actions">
        <Button type="primary" autoFocus onClick={() => dialog.current?.close()}>
          {say('ui.action.close')}
        </Button>
      </div>
    </dialog>
  );
}
