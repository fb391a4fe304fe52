import {
  CheckCircleFilled,
  CloseOutlined,
  InfoCircleFilled,
  WarningFilled,
} from '@ant-design/icons';
import { useMemo, useSyncExternalStore, type ReactNode } from 'react';

import { Refused } from '../api.ts';
import { useWords } from '../words.ts';
import { ClauseLink } from './clause-link.tsx';
import './toast.css';

interface News {
  id: number;
  kind: 'done' | 'tell' | 'refused';
  content: ReactNode;
}

const icons = {
  done: <CheckCircleFilled />,
  tell: <InfoCircleFilled />,
  refused: <WarningFilled />,
} as const;

// What is on show now. At most three: older news gives way.
let news: readonly News[] = [];
let lastId = 0;
const listeners = new Set<() => void>();

function publish(next: readonly News[]): void {
  news = next.slice(-3);
  for (const tell of listeners) tell();
}

function drop(id: number): void {
  publish(news.filter((it) => it.id !== id));
}

function show(kind: News['kind'], content: ReactNode): void {
  const id = ++lastId;
  publish([...news, { id, kind, content }]);
  setTimeout(() => drop(id), kind === 'refused' ? 8_000 : 3_500);
}

export interface Toast {
  done: (text: string) => void;
  tell: (text: string) => void;
  /** Says why something was refused, with the clause; anything else is our own error. */
  refused: (error: unknown) => void;
}

/** Short news at the top of the page: what was done, or why not. */
export function useToast(): Toast {
  const words = useWords();
  return useMemo(
    () => ({
      done: (text) => show('done', text),
      tell: (text) => show('tell', text),
      refused: (error) => {
        if (error instanceof DOMException && error.name === 'AbortError') return;
        const it = error instanceof Refused ? error : new Refused('http.defect', 500);
        const facts = { incident: words.say('ui.none'), ...it.facts };
        show(
          'refused',
          <>
            {words.refusal({ code: it.code, facts })}{' '}
            {it.clause && <ClauseLink clause={it.clause} />}
          </>,
        );
      },
    }),
    [words],
  );
}

/** Where the news appears; once, around everything. */
export function ToastOutlet() {
  const { say } = useWords();
  const shown = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => news,
  );
  return (
    <div className="toasts" aria-live="polite">
      {shown.map((it) => (
        <div
          key={it.id}
          className={`toast is-${it.kind}`}
          role={it.kind === 'refused' ? 'alert' : 'status'}
        >
          <span className="toast-icon" aria-hidden>
            {icons[it.kind]}
          </span>
          <span className="toast-text">{it.content}</span>
          <button
            type="button"
            className="plain"
            aria-label={say('ui.action.close')}
            onClick={() => drop(it.id)}
          >
            <CloseOutlined />
          </button>
        </div>
      ))}
    </div>
  );
}
