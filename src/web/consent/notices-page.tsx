import { Button } from 'antd';
import { useState } from 'react';

import { contract, type Notice, type Purpose } from '#contract/consent';

import { useRead } from '../api-hooks.ts';
import { Section } from '../customers/section.tsx';
import '../customers/customers.css';
import { useMe } from '../shell/me.ts';
import { Bones } from '../ui/bones.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { Panel } from '../ui/panel.tsx';
import { Prose } from '../ui/prose.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import './notices.css';
import { PublishDrawer } from './publish-drawer.tsx';

/** 告知同意: what customers are told, and what their information may be used for (R-B1, R-B2). */
export function Screen() {
  const { say, label, locale } = useWords();
  const { may } = useMe();
  const purposes = useRead(contract.listPurposes, {});
  const notices = useRead(contract.listNotices, {});
  const [read, setRead] = useState<Notice>();
  const [revised, setRevised] = useState<Notice>();
  const error = purposes.error ?? notices.error;
  const titleOf = (it: Notice) => (locale === 'en' ? it.title_en : it.title_zh);
  const inOrder = (notices.data?.rows ?? []).toSorted(
    (one, other) => one.code.localeCompare(other.code) || other.version - one.version,
  );
  const isInForce = (it: Notice) =>
    inOrder.find(({ code }) => code === it.code)?.version === it.version;
  return (
    <>
      <PageHeader
        title={say('consent.screen.title')}
        lead={say('consent.about.notices')}
        clause="information/2c"
      />
      {error && <RefusalNote error={error} />}
      {!notices.data && !error && <Bones rows={6} />}
      <div className="sections">
        <Section title={say('consent.screen.notices')}>
          <ul className="notices">
            {inOrder.map((it) => (
              <li key={it.code + it.version}>
                <div>
                  <span>
                    <b>{titleOf(it)}</b>{' '}
                    {isInForce(it) ? (
                      <StateTag tone="done">{say('consent.screen.in_force')}</StateTag>
                    ) : (
                      <StateTag tone="quiet">{say('consent.screen.replaced')}</StateTag>
                    )}
                  </span>
                  <span className="faint">
                    {say('consent.field.version')} {it.version} · <MomentText at={it.in_force_at} />
                  </span>
                  <span className="notice-purposes">
                    {it.purposes.map((code) => (
                      <StateTag key={code} tone="quiet">
                        {label('purpose', code)}
                      </StateTag>
                    ))}
                  </span>
                </div>
                <Button onClick={() => setRead(it)}>{say('consent.screen.read_notice')}</Button>
                {isInForce(it) && may('consent.publish-notice') && (
                  <Button onClick={() => setRevised(it)}>{say('consent.screen.publish')}</Button>
                )}
              </li>
            ))}
          </ul>
        </Section>
        <Section title={say('consent.screen.purposes')}>
          <p className="soft purposes-lead">{say('consent.about.purposes')}</p>
          <div className="purposes">
            {(purposes.data?.rows ?? []).map((it) => (
              <PurposeSheet key={it.code} purpose={it} />
            ))}
          </div>
        </Section>
      </div>
      <Panel
        title={read && titleOf(read)}
        isOpen={Boolean(read)}
        onClose={() => setRead(undefined)}
      >
        {read && <Prose text={locale === 'en' ? read.text_en : read.text_zh} />}
      </Panel>
      {revised && (
        <PublishDrawer
          notice={revised}
          purposes={purposes.data?.rows ?? []}
          onClose={() => setRevised(undefined)}
        />
      )}
    </>
  );
}

function PurposeSheet({ purpose }: { purpose: Purpose }) {
  const { field, label, locale } = useWords();
  const isEnglish = locale === 'en';
  return (
    <section className="purpose">
      <h3>{isEnglish ? purpose.name_en : purpose.name_zh}</h3>
      <p className="soft">{isEnglish ? purpose.description_en : purpose.description_zh}</p>
      <FieldList
        lines={[
          {
            label: field('consent', 'lawful_basis'),
            value: label('basis', purpose.lawful_basis),
          },
          {
            label: field('consent', 'retain_days'),
            value: new Intl.NumberFormat(locale).format(purpose.retain_days),
          },
          {
            label: field('consent', 'recipients'),
            value: isEnglish ? purpose.recipients_en : purpose.recipients_zh,
          },
          {
            label: field('consent', 'owner_office'),
            value: label('office', purpose.owner_office),
          },
        ]}
      />
      <ClauseLink clause={purpose.clause} />
    </section>
  );
}
