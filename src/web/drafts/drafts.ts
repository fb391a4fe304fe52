import { putOnShelf, takeOffShelf, type Left } from './shelf.ts';

/** A form half typed. */
export interface Draft {
  values: unknown;
  /** What it is, in its writer's words: named before signing out. */
  about: string;
  at: Date;
}

const drafts = new Map<string, Draft>();
const waiting = new Map<string, ReturnType<typeof setTimeout>>();

/** A pause in typing; written at once when the page is put away. */
const PAUSE_MS = 250;

function write(name: string): void {
  clearTimeout(waiting.get(name));
  waiting.delete(name);
  const draft = drafts.get(name);
  if (draft) void putOnShelf(`draft ${name}`, 'draft', draft);
}

globalThis.document?.addEventListener('visibilitychange', () => {
  for (const name of waiting.keys()) write(name);
});

/** Takes over what the shelf held when its owner came back. */
export function restoreDrafts(left: readonly Left[]): void {
  for (const { name, at, value } of left)
    drafts.set(name.replace(/^draft /, ''), { ...(value as Draft), at });
}

export const draftNamed = (name: string): Draft | undefined => drafts.get(name);

/** Keeps what is typed: in the page at once, on the shelf after a pause. */
export function keepDraft(name: string, draft: Omit<Draft, 'at'>): void {
  drafts.set(name, { ...draft, at: new Date() });
  clearTimeout(waiting.get(name));
  waiting.set(
    name,
    setTimeout(() => write(name), PAUSE_MS),
  );
}

const listeners = new Set<(name: string) => void>();

/** Puts a draft back from elsewhere: a form that stands open takes it over. */
export function bringBack(name: string, draft: Omit<Draft, 'at'>): void {
  keepDraft(name, draft);
  for (const tell of listeners) tell(name);
}

/** Hears of drafts that are brought back; answers how to stop. */
export function onBroughtBack(tell: (name: string) => void): () => void {
  listeners.add(tell);
  return () => void listeners.delete(tell);
}

export function dropDraft(name: string): void {
  clearTimeout(waiting.get(name));
  waiting.delete(name);
  drafts.delete(name);
  void takeOffShelf(`draft ${name}`);
}

export const allDrafts = (): readonly Draft[] => [...drafts.values()];
