import { LockOutlined } from '@ant-design/icons';
import { useState } from 'react';

import type { Terms } from '#contract/policy';
import { Element, type Elements } from '#contract/reception';
import { missingElements, secondSeal } from '#rules/reception';

import { useFormAround } from '../ui/form.ts';
import { TextField } from '../ui/text-field.tsx';
import { useWords } from '../words.ts';

/** What a short reception usually leaves behind: what they want, and what caught them. */
const afterShort: readonly Element[] = ['reasons_and_needs', 'concerns', 'interests'];

interface Props {
  terms: Terms;
  /** After a short reception only some are wanted; the others may stay empty. */
  isShort: boolean;
  /** What follows from other fields need not be written again. */
  derived?: Elements;
  /** A card that is being completed shows all of them, short or not. */
  isComplete?: boolean;
}

/** 十三项要素: each with what belongs there; the sensitive ones stand together under their guidance. */
export function ElementFields({ terms, isShort, derived = {}, isComplete = false }: Props) {
  const { say, find, label } = useWords();
  const form = useFormAround();
  const [isOpen, setOpen] = useState(isComplete);
  const { elements: wanted } = terms.warm_card;
  const second = secondSeal(terms.warm_card);
  const written = (form.get('elements') ?? {}) as Elements;
  const isFolded = isShort && !isOpen;
  const isShown = (it: Element) => !isFolded || afterShort.includes(it) || Boolean(written[it]);
  const shown = Element.options.filter((it) => wanted.includes(it) && isShown(it));
  const text = (element: Element) => (
    <TextField
      key={element}
      name={`elements.${element}`}
      label={label('element', element)}
      placeholder={derived[element] ?? find(`reception.element_help.${element}`) ?? ''}
      rows={2}
      maxLength={1000}
      isRequired={!isShort && !derived[element]}
    />
  );
  const daily = shown.filter((it) => !second.includes(it));
  const sensitive = shown.filter((it) => second.includes(it));
  return (
    <>
      {isShort && <p className="form-guidance">{say('reception.about.short')}</p>}
      <div className="card-grid">{daily.map(text)}</div>
      {sensitive.length > 0 && (
        <div className="card-sensitive">
          <p className="form-guidance">
            <LockOutlined aria-hidden /> {say('reception.about.sensitive')}
          </p>
          <div className="card-grid">{sensitive.map(text)}</div>
        </div>
      )}
      {isFolded && (
        <button type="button" className="plain card-more" onClick={() => setOpen(true)}>
          {say('reception.screen.more_elements')}
        </button>
      )}
    </>
  );
}

/** How far the card has come, by the rule the server asks: read before sending, not after. */
export function CardStanding({ elements, terms }: { elements: Elements; terms: Terms }) {
  const { say, label, locale } = useWords();
  const missing = missingElements(elements, terms.warm_card);
  const count = terms.warm_card.elements.length;
  if (missing.length === 0)
    return (
      <p className="card-standing is-complete" role="status">
        {say('reception.screen.complete')}
      </p>
    );
  const names = missing.map((it) => label('element', it)).join(locale === 'en' ? ', ' : '、');
  return (
    <p className="card-standing" role="status">
      <strong>
        {say('reception.screen.written', { done: count - missing.length, total: count })}
      </strong>{' '}
      {missing.length < count && say('reception.screen.missing_elements', { elements: names })}
    </p>
  );
}
