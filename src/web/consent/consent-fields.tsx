import { Button, Checkbox } from 'antd';
import { useState } from 'react';

import { contract, EvidenceKind, type Given, type Notice } from '#contract/consent';

import { useRead } from '../api-hooks.ts';
import { ChoiceField } from '../ui/choice-field.tsx';
import { Field } from '../ui/field.tsx';
import { useField } from '../ui/form.ts';
import { Panel } from '../ui/panel.tsx';
import { useWords } from '../words.ts';
import './consent-fields.css';

/** The notice shown at every door of the sales office. */
const NOTICE = 'reception';

type Evidence = Given['evidence_kind'];

/** What a form begins with: told about sales, nothing more, spoken in person. */
export const emptyConsent = () => ({
  notice_code: NOTICE,
  given: [{ purpose: 'sales', basis: 'consent' as const, evidence_kind: 'oral' as Evidence }],
});

interface Props {
  /** Where the consent stands in the form's values. */
  at?: string;
}

/**
 * 告知与同意: the notice in force can be read here and now, each purpose is agreed to on its own, and
 * how it was agreed is part of the receipt (information/2b).
 */
export function ConsentFields({ at = '' }: Props) {
  const path = (name: string) => (at === '' ? name : `${at}.${name}`);
  const { say, choices, field, locale } = useWords();
  const [isReading, setReading] = useState(false);
  const { data: notice } = useRead(contract.readNotice, { code: NOTICE });
  const { data: purposes } = useRead(contract.listPurposes, {});
  const { value: given = [], change } = useField<Given[]>(path('given'));
  const evidence = given[0]?.evidence_kind ?? 'oral';

  const toggle = (purpose: string, isOn: boolean) => {
    const others = given.filter((it) => it.purpose !== purpose);
    const one: Given = { purpose, basis: 'consent', evidence_kind: evidence };
    change(isOn ? [...others, one] : others);
  };
  const offered = (purposes?.rows ?? []).filter((it) => notice?.purposes.includes(it.code));
  return (
    <>
      <Field name={path('given')} label={field('consent', 'purposes')} isGroup isRequired>
        <div className="consent-purposes">
          {offered.map((it) => (
            <Checkbox
              key={it.code}
              checked={given.some(({ purpose }) => purpose === it.code)}
              onChange={(event) => toggle(it.code, event.target.checked)}
            >
              {locale === 'en' ? it.name_en : it.name_zh}
              <span className="faint consent-why">
                {locale === 'en' ? it.description_en : it.description_zh}
              </span>
            </Checkbox>
          ))}
        </div>
      </Field>
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
      <EvidenceField at={path('given')} options={choices('evidence_kind')} />
      {notice && (
        <NoticePanel notice={notice} isOpen={isReading} onClose={() => setReading(false)} />
      )}
    </>
  );
}

/** How it was agreed; one answer for all purposes agreed to together. */
function EvidenceField({
  at,
  options,
}: {
  at: string;
  options: readonly { value: string; label: string }[];
}) {
  const { field } = useWords();
  const kinds = EvidenceKind.options.filter((it) => it !== 'imported');
  return (
    <ChoiceField
      name={`${at}.0.evidence_kind`}
      label={field('consent', 'evidence_kind')}
      choices={options.filter((it) => (kinds as string[]).includes(it.value))}
      isRequired
      isNarrow
    />
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
