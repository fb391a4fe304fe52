import { Button } from 'antd';
import { useEffect, useRef, useSyncExternalStore, type ReactNode } from 'react';

import { useWords } from '../words.ts';
import { ClauseLink } from './clause-link.tsx';
import './confirm.css';

export interface Question {
  title: string;
  lead?: ReactNode;
  /** The word on the button that does it: what happens, not "OK". */
  yes: string;
  no?: string;
  clause?: string;
  /** True for what cannot be undone. */
  isGrave?: boolean;
}

interface Asked extends Question {
  answer: (yes: boolean) => void;
}

let asked: Asked | undefined;
const listeners = new Set<() => void>();

function put(next: Asked | undefined): void {
  asked = next;
  for (const tell of listeners) tell();
}

function ask(question: Question): Promise<boolean> {
  asked?.answer(false);
  return new Promise((resolve) => {
    const answer = (yes: boolean) => {
      put(undefined);
      resolve(yes);
    };
    // In a task of its own: the Escape that closes a drawer would else close this question with it.
    setTimeout(() => put({ ...question, answer }));
  });
}

/** Asks before something that is hard to undo; resolves to the answer. Escape is a no. */
export function useConfirm(): (question: Question) => Promise<boolean> {
  return ask;
}

function Dialog({ title, lead, yes, no, clause, isGrave = false, answer }: Asked) {
  const { say } = useWords();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    // The browser's own dialog: above every drawer, holds the focus, gives it back afterwards.
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="confirm"
      aria-labelledby="confirm-title"
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
    >
      <h2 id="confirm-title">{title}</h2>
      {lead && <div className="soft">{lead}</div>}
      {clause && <ClauseLink clause={clause} />}
      <div className="confirm-actions">
        <Button onClick={() => answer(false)} autoFocus={isGrave}>
          {no ?? say('ui.action.cancel')}
        </Button>
        <Button type="primary" danger={isGrave} autoFocus={!isGrave} onClick={() => answer(true)}>
          {yes}
        </Button>
      </div>
    </dialog>
  );
}

/** Where the question appears; once, around everything. */
export function ConfirmOutlet() {
  const question = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => asked,
  );
  return question ? <Dialog key={question.title} {...question} /> : null;
}
