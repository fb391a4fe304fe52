import { lazy, Suspense, useSyncExternalStore } from 'react';

let answer: ((isProved: boolean) => void) | undefined;
let asked: Promise<boolean> | undefined;
const listeners = new Set<() => void>();
const tellAll = () => {
  for (const tell of listeners) tell();
};

/** Asks whoever sits here to prove himself; many who ask at once share one answer. */
export function askProof(): Promise<boolean> {
  asked ??= new Promise<boolean>((resolve) => {
    answer = resolve;
    tellAll();
  });
  return asked;
}

function settle(isProved: boolean): void {
  answer?.(isProved);
  answer = undefined;
  asked = undefined;
  tellAll();
}

const Dialog = lazy(() =>
  import('./step-up-dialog.tsx').then((it) => ({ default: it.StepUpDialog })),
);

/** Where the question appears; once, around everything. */
export function StepUpOutlet() {
  const isAsked = useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => answer !== undefined,
  );
  if (!isAsked) return null;
  return (
    <Suspense>
      <Dialog onSettled={settle} />
    </Suspense>
  );
}
