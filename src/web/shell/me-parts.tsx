import { contract, type Me } from '#contract/identity';

import { call } from '../api.ts';
import { allDrafts } from '../drafts/drafts.ts';
import { clearShelf, openShelf } from '../drafts/shelf.ts';
import { allUnsent } from '../drafts/unsent.ts';
import { paths } from '../paths.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { readKept, writeKept } from '../ui/kept.ts';
import { useToast } from '../ui/toast.tsx';
import { useWords } from '../words.ts';
import './me-menu.css';
import { useMe } from './me.ts';

/** The last character of a Chinese name, the first letter of another: how colleagues know it. */
function initialOf(name: string): string {
  const letters = [...name.trim()];
  const last = letters.at(-1) ?? '';
  return /\p{Script=Han}/u.test(last) ? last : (letters[0] ?? '').toUpperCase();
}

export function Portrait({ name, size = 30 }: { name: string; size?: number }) {
  return (
    <span
      className="portrait"
      style={{ width: size, height: size, fontSize: size * 0.44 }}
      aria-hidden
    >
      {initialOf(name)}
    </span>
  );
}

/** Ends the session here; the server clears this browser's storage, preferences are put back. */
export function useSignOut(): () => Promise<void> {
  const toast = useToast();
  const { person_id } = useMe();
  const { say, locale } = useWords();
  const confirm = useConfirm();
  /** What is not sent or not finished is named before it is gone from this device. */
  const mayLeave = async () => {
    const left = [...allUnsent(), ...allDrafts()].map((it) => it.about).filter(Boolean);
    if (left.length === 0) return true;
    return confirm({
      title: say('shell.unsent.leave_title'),
      lead: say('shell.unsent.leave_lead', { list: left.join(locale === 'en' ? ', ' : '、') }),
      yes: say('shell.unsent.leave'),
      no: say('ui.action.stay'),
      isGrave: true,
    });
  };
  return async () => {
    if (!(await mayLeave())) return;
    await clearShelf();
    const kept = ['appearance', 'locale'].map((key) => [key, readKept(key)] as const);
    try {
      await call(contract.signOut, {});
    } catch (error) {
      void openShelf(person_id); // He stays, and goes on being kept safe.
      toast.refused(error);
      return;
    }
    for (const [key, value] of kept) writeKept(key, value);
    // A fresh page: nothing that was read or typed stays in memory for whoever comes next.
    location.assign(paths.signIn());
  };
}

export function OfficeList({ offices }: Pick<Me, 'offices'>) {
  const { say, label } = useWords();
  if (offices.length === 0) return <p className="faint">{say('shell.me.no_office')}</p>;
  return (
    <ul className="office-list">
      {offices.map((it) => (
        <li key={`${it.holding_id}${it.on_behalf_of_name ?? ''}`}>
          <span>{label('office', it.office)}</span>
          <span className="faint">
            {it.unit_name}
            {it.on_behalf_of_name &&
              ` · ${say('shell.me.on_behalf_of', { name: it.on_behalf_of_name })}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
