import { useSyncExternalStore } from 'react';

import type { Scope } from '#kernel/scope';

import { call, Refused } from '../api.ts';
import { newClientId } from '../client-id.ts';
import { bringBack, draftNamed } from './drafts.ts';
import { putOnShelf, takeOffShelf, type Left } from './shelf.ts';

/** A form that was sent and that nobody has answered yet: it goes again with the same ids. */
export interface Unsent {
  id: string;
  endpoint_id: string;
  input: unknown;
  stated: { scope?: Scope | undefined; purpose?: string | undefined };
  /** What it is and about whom. */
  about: string;
  /** Where its form is, and under which name its values are a draft again. */
  path: string;
  draft: string;
  values: unknown;
  at: Date;
  /** What the server said when it heard it: a person must look. */
  refused?: { code: string; facts: Refused['facts']; clause?: string | undefined };
}

let all: readonly Unsent[] = [];
const listeners = new Set<() => void>();

function publish(next: readonly Unsent[]): void {
  all = next;
  for (const tell of listeners) tell();
}

export const useUnsent = (): readonly Unsent[] =>
  useSyncExternalStore(
    (tell) => {
      listeners.add(tell);
      return () => void listeners.delete(tell);
    },
    () => all,
  );

export const allUnsent = (): readonly Unsent[] => all;

const shelfName = (id: string) => `unsent ${id}`;
const put = (it: Unsent) => putOnShelf(shelfName(it.id), 'unsent', it);

/** Takes over what the shelf held when its owner came back. */
export function restoreUnsent(left: readonly Left[]): void {
  publish(left.map(({ value, at }) => ({ ...(value as Unsent), at })));
}

/** Nobody heard, or nobody knows whether it was done: asking again with the same ids is safe. */
export const isUnheard = ({ status }: Refused): boolean => status === 0 || status >= 502;

/** Keeps a form for when somebody hears; false where it cannot be kept, and must not be cleared. */
export async function keepUnsent(form: Omit<Unsent, 'id' | 'at'>): Promise<boolean> {
  const made = { ...form, id: newClientId(), at: new Date() };
  const isKept = await put(made);
  if (isKept) publish([...all, made]);
  return isKept;
}

export async function dropUnsent(id: string): Promise<void> {
  publish(all.filter((it) => it.id !== id));
  await takeOffShelf(shelfName(id));
}

/** Makes it a draft again; false while another draft stands where it would. */
export async function mendUnsent({ id, draft, values, about }: Unsent): Promise<boolean> {
  if (draftNamed(draft)) return false;
  bringBack(draft, { values, about });
  await dropUnsent(id);
  return true;
}

/** What became of one that was heard. */
export type Heard = { about: string; is_done: boolean };

let isSending = false;

/** Sends what waits, one after another, as long as somebody hears. */
export async function sendUnsent(): Promise<Heard[]> {
  if (isSending || all.every((it) => it.refused)) return [];
  isSending = true;
  try {
    return await sendAll();
  } finally {
    isSending = false;
  }
}

async function sendAll(): Promise<Heard[]> {
  const found = await import('./sendable.ts').catch(() => undefined);
  if (!found) return []; // Not even the page's own files are heard of.
  const { sendable } = found;
  const heard: Heard[] = [];
  for (const it of all.filter((one) => !one.refused)) {
    try {
      await call(sendable[it.endpoint_id]!, it.input as never, it.stated);
      await dropUnsent(it.id);
      heard.push({ about: it.about, is_done: true });
    } catch (error) {
      if (!(error instanceof Refused) || isUnheard(error) || error.status === 401) break;
      const { code, facts, clause } = error;
      const refused = { ...it, refused: { code, facts, ...(clause ? { clause } : {}) } };
      publish(all.map((one) => (one.id === it.id ? refused : one)));
      await put(refused);
      heard.push({ about: it.about, is_done: false });
    }
  }
  return heard;
}
