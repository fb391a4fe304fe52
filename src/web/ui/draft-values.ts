import { useCallback, useEffect, useRef, useState } from 'react';

import { draftNamed, dropDraft, keepDraft, onBroughtBack } from '../drafts/drafts.ts';
import { hasShelf, prepareShelf } from '../drafts/shelf.ts';

interface Options<Values> {
  initial: Values;
  /** The draft's name; undefined keeps nothing. */
  draft: string | undefined;
  about: ((values: Values) => string) | undefined;
}

/** The values of a form, kept as a draft while they are typed. */
export interface DraftValues<Values> {
  values: Values;
  put: (make: (values: Values) => Values) => void;
  isDirty: boolean;
  /** True where what is typed outlives the page: leaving it loses nothing. */
  isKept: boolean;
  /** When the draft was last touched that these values go on with. */
  restored_at: Date | undefined;
  /** Takes the values as saved, and lets the draft go. */
  settle: () => void;
  restart: () => void;
}

/**
 * Values that begin with the draft of that name, or anew. What is typed outlives the drawer, the
 * tab and the battery, sealed in this browser for its writer alone (`../drafts`).
 */
export function useDraftValues<Values extends object>(
  options: Options<Values>,
): DraftValues<Values> {
  const { initial, draft } = options;
  const [found] = useState(() => (draft === undefined ? undefined : draftNamed(draft)));
  const [values, setValues] = useState<Values>((found?.values as Values | undefined) ?? initial);
  const [restored_at, setRestored] = useState(found?.at);
  const [isDirty, setDirty] = useState(found !== undefined);
  const latest = useRef(values);
  const about = useRef(options.about);
  about.current = options.about;
  const show = useCallback((next: Values) => {
    latest.current = next;
    setValues(next);
  }, []);
  useEffect(() => {
    if (draft === undefined) return;
    prepareShelf();
    return onBroughtBack((name) => {
      const back = name === draft ? draftNamed(name) : undefined;
      if (!back) return;
      show(back.values as Values);
      setDirty(true);
      setRestored(back.at);
    });
  }, [draft, show]);
  const put = useCallback(
    (make: (values: Values) => Values) => {
      const next = make(latest.current);
      show(next);
      setDirty(true);
      if (draft !== undefined)
        keepDraft(draft, { values: next, about: about.current?.(next) ?? '' });
    },
    [draft, show],
  );
  const settle = useCallback(() => {
    setDirty(false);
    setRestored(undefined);
    if (draft !== undefined) dropDraft(draft);
  }, [draft]);
  const restart = () => {
    settle();
    show(initial);
  };
  const isKept = draft !== undefined && hasShelf();
  return { values, put, isDirty, isKept, restored_at, settle, restart };
}
