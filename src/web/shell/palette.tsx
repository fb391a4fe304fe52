import {
  ArrowLeftOutlined,
  FileTextOutlined,
  SearchOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { useEffect, useId, useRef, useState, type KeyboardEvent } from 'react';

import { useGo } from '../address.ts';
import { paths } from '../paths.ts';
import { submitSearchTerm } from '../search-term.ts';
import { useWords } from '../words.ts';
import { useCommandOffers, useScreenOffers } from './palette-commands.tsx';
import {
  isMeant,
  recentOffers,
  remember,
  useClauseOffers,
  useCustomerOffers,
  type Offer,
  type OfferGroup,
} from './palette-offers.ts';
import './palette.css';
import type { Screen } from './screens.ts';

const icons: Partial<Record<OfferGroup, Offer['icon']>> = {
  customers: UserOutlined,
  clauses: FileTextOutlined,
};

interface Props {
  screens: readonly Screen[];
  onClose: () => void;
}

/** Everything the term may mean, best first: with nothing typed, what was used and can be done. */
function useOffers(term: string, screens: readonly Screen[]) {
  const { say } = useWords();
  const go = useGo();
  const places = useScreenOffers(screens);
  const commands = useCommandOffers(screens);
  const clauses = useClauseOffers(term);
  const { offers: found, isAsking } = useCustomerOffers(term);
  const isHere = screens.some((it) => it.path === paths.customers());
  if (term === '') return { offers: [...recentOffers(), ...commands, ...places], isAsking };
  const lookUp: Offer = {
    key: 'look-up',
    group: 'customers',
    title: say('shell.palette.look_up', { term }),
    icon: SearchOutlined,
    run: () => {
      submitSearchTerm(term);
      go(paths.customers());
    },
  };
  const meant = [...places, ...commands].filter((it) => isMeant(it, term));
  return { offers: [...(isHere ? [lookUp] : []), ...found, ...meant, ...clauses], isAsking };
}

function OfferList({
  id,
  offers,
  at,
  onChoose,
}: {
  id: string;
  offers: readonly Offer[];
  at: number;
  onChoose: (offer: Offer) => void;
}) {
  const { say } = useWords();
  const groups = [...new Set(offers.map((it) => it.group))];
  return (
    <div id={id} role="listbox" aria-label={say('shell.palette.title')} className="palette-list">
      {groups.map((group) => (
        <div key={group} role="group" aria-label={say(`shell.palette.${group}`)}>
          <div className="palette-group" aria-hidden>
            {say(`shell.palette.${group}`)}
          </div>
          {offers.map((offer, index) => {
            if (offer.group !== group) return null;
            const Icon = offer.icon ?? icons[group];
            return (
              <div
                key={offer.key}
                id={`${id}-${index}`}
                role="option"
                aria-selected={index === at}
                className="palette-offer"
                onClick={() => onChoose(offer)}
              >
                <span className="palette-icon" aria-hidden>
                  {Icon && <Icon />}
                </span>
                <span className="one-line">{offer.title}</span>
                {offer.beside && <span className="faint one-line">{offer.beside}</span>}
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** ⌘K: one line to type into, everything else beneath it. On a phone it is the whole page. */
export function Palette({ screens, onClose }: Props) {
  const { say } = useWords();
  const go = useGo();
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  const line = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState('');
  const [chosen, setAt] = useState(0);
  const { offers, isAsking } = useOffers(typed.trim(), screens);
  const at = Math.min(chosen, offers.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
    // A dialog gives the focus to its first button, on a phone the way back: typing is meant.
    line.current?.focus();
  }, []);
  useEffect(() => {
    document.getElementById(`${id}-${at}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, at]);

  const choose = (offer: Offer) => {
    remember(offer);
    dialog.current?.close();
    if (offer.to === undefined) offer.run?.();
    else go(offer.to);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, its keys choose characters, not offers.
    if (event.nativeEvent.isComposing) return;
    const steps: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 };
    const step = steps[event.key];
    if (step !== undefined && offers.length > 0) setAt((at + step + offers.length) % offers.length);
    else if (event.key === 'Enter' && offers[at]) choose(offers[at]);
    else return;
    event.preventDefault();
  };
  return (
    <dialog
      ref={dialog}
      className="palette"
      aria-label={say('shell.palette.title')}
      onClose={onClose}
      onClick={(event) => event.target === dialog.current && dialog.current.close()}
    >
      <div className="palette-line">
        <button
          type="button"
          className="plain palette-back"
          aria-label={say('ui.action.back')}
          onClick={() => dialog.current?.close()}
        >
          <ArrowLeftOutlined />
        </button>
        <SearchOutlined className="palette-mark" />
        <input
          ref={line}
          type="search"
          role="combobox"
          name="term"
          autoComplete="off"
          maxLength={100}
          value={typed}
          placeholder={say('shell.palette.placeholder')}
          aria-label={say('shell.search.label')}
          aria-expanded
          aria-controls={id}
          aria-activedescendant={at < 0 ? undefined : `${id}-${at}`}
          onChange={(event) => {
            setTyped(event.target.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <OfferList id={id} offers={offers} at={at} onChoose={choose} />
      {offers.length === 0 && <p className="palette-none faint">{say('shell.palette.none')}</p>}
      <p className="palette-foot faint" aria-live="polite">
        {isAsking ? say('ui.register.loading') : say('shell.palette.hint')}
      </p>
    </dialog>
  );
}
