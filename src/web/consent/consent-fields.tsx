import { Button } from 'antd';
import { useState } from 'react';

import { contract, EvidenceKind, type Given, type Notice } from '#contract/consent';

import { useRead } from '../api-hooks.ts';
import { ChoiceButtons } from '../ui/choice-buttons.tsx';
import { Field } from '../ui/field.tsx';
import { useField } from '../ui/form.ts';
import { Panel } from '../ui/panel.tsx';
import { useWords } from '../words.ts';
import './consent-fields.css';
import { NOTICE, type Evidence } from './consent-values.ts';

/** An import proves nothing by itself: it is no answer anybody gives at a desk. */
const givenHere = EvidenceKind.options.filter((it) => it !== 'imported') as string[];

interface Props {
  /** Where the consent stands in the form's values. */
  at?: string;
}

/**
 * 告知与同意: the notice in force can be read here and now, each purpose is agreed to on its own, and
 * how it was agreed is part of the receipt of every one (information/2b).
 */
export function ConsentFields({ at = '' }: Props) {
  const name = at === '' ? 'given' : `${at}.given`;
  const { say, field, locale } = useWords();
  const [isReading, setReading] = useState(false);
  const [evidence, setEvidence] = useState<Evidence>();
  const { data: notice } = useRead(contract.readNotice, { code: NOTICE });
  const { data: purposes } = useRead(contract.listPurposes, {});
  const { id, value: given = [], change } = useField<Given[]>(name);
  const evidence_kind = given[0]?.evidence_kind ?? evidence ?? 'oral';

  const toggle = (purpose: string, isOn: boolean) => {
    const others = given.filter((it) => it.purpose !== purpose);
    const one: Given = { purpose, basis: 'consent', evidence_kind };
    change(isOn ? [...others, one] : others);
  };
  const prove = (kind: Evidence) => {
    setEvidence(kind);
    change(given.map((it) => ({ ...it, evidence_kind: kind })));
  };
  const offered = (purposes?.rows ?? []).filter((it) => notice?.purposes.includes(it.code));
  return (
    <>
      {notice && (
        <p className="consent-shown soft">
          {say('consent.screen.shown', {
            title: locale === 'en' ? notice.title_en : notice.title_zh,
            version: notice.version,
          })}{' '}
          <Button type="link" size="small" onClick={() => setReading(true)}>
            {say('consent.screen.read_notice')}
          </Button>
        </p>
      )}
      <Field name={name} label={field('consent', 'purposes')} isGroup isRequired>
        <div
          id={id}
          className="consent-purposes"
          role="group"
          aria-labelledby={`${id}-label`}
          aria-describedby={`${id}-note`}
        >
          {offered.map((it) => (
            <label key={it.code} className="consent-choice">
              <input
                type="checkbox"
                checked={given.some(({ purpose }) => purpose === it.code)}
                onChange={(event) => toggle(it.code, event.target.checked)}
              />
              <span>
                {locale === 'en' ? it.name_en : it.name_zh}
                <span className="faint consent-why">
                  {locale === 'en' ? it.description_en : it.description_zh}
                </span>
              </span>
            </label>
          ))}
        </div>
      </Field>
      <EvidenceButtons at={name} value={evidence_kind} onChange={prove} />
      {notice && (
        <NoticePanel notice={notice} isOpen={isReading} onClose={() => setReading(false)} />
      )}
    </>
  );
}

interface EvidenceProps {
  at: string;
  value: Evidence;
  onChange: (kind: Evidence) => void;
}

/** How it was agreed; one answer for all purposes agreed to together. */
function EvidenceButtons({ at, value, onChange }: EvidenceProps) {
  const { field, choices } = useWords();
  const name = `${at}.0.evidence_kind`;
  const { id, describedBy } = useField(name);
  return (
    <Field name={name} label={field('consent', 'evidence_kind')} isGroup isRequired>
      <ChoiceButtons
        id={id}
        choices={choices('evidence_kind').filter((it) => givenHere.includes(it.value))}
        value={value}
        onChange={(kind) => kind && onChange(kind as Evidence)}
        labelledBy={`${id}-label`}
        describedBy={describedBy}
        isNarrow
      />
    </Field>
  );
}

/** The text of a notice, to read or to hand over on the screen. */
export function NoticePanel({
  notice,
  isOpen,
  onClose,
}: {
  notice: Notice;
  isOpen: boolean;
  onClose: () => void;
}) {
  const { locale } = useWords();
  const [title, text] =
    locale === 'en' ? [notice.title_en, notice.text_en] : [notice.title_zh, notice.text_zh];
  return (
    <Panel title={title} isOpen={isOpen} onClose={onClose}>
      {text.split('\n').map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </Panel>
  );
}
