import { Button } from 'antd';
import { useState } from 'react';

import type { Notice, Purpose } from '#contract/consent';

import { Section } from '../customers/section.tsx';
import { useMe } from '../shell/me.ts';
import { MomentText } from '../ui/moment-text.tsx';
import { Panel } from '../ui/panel.tsx';
import { Prose } from '../ui/prose.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useWords } from '../words.ts';
import { Changes, PublishDrawer } from './publish-drawer.tsx';

interface Props {
  notices: readonly Notice[];
  purposes: readonly Purpose[];
}

/** 告知书: every version, the one in force first; a new one is written from it. */
export function NoticesSection({ notices, purposes }: Props) {
  const { say } = useWords();
  const { may } = useMe();
  const [read, setRead] = useState<Notice>();
  const [revised, setRevised] = useState<Notice | 'new'>();
  const inOrder = notices.toSorted(
    (one, other) => one.code.localeCompare(other.code) || other.version - one.version,
  );
  const isInForce = (it: Notice) =>
    inOrder.find(({ code }) => code === it.code)?.version === it.version;
  return (
    <Section
      title={say('consent.screen.notices')}
      actions={
        may('consent.publish-notice') && (
          <Button size="small" onClick={() => setRevised('new')}>
            {say('consent.screen.new_notice')}
          </Button>
        )
      }
    >
      <ul className="notices">
        {inOrder.map((it) => (
          <NoticeLine
            key={it.code + it.version}
            notice={it}
            isInForce={isInForce(it)}
            onRead={() => setRead(it)}
            onRevise={() => setRevised(it)}
          />
        ))}
      </ul>
      {read && <NoticeReader notice={read} notices={inOrder} onClose={() => setRead(undefined)} />}
      {revised && (
        <PublishDrawer
          notice={revised === 'new' ? undefined : revised}
          purposes={purposes}
          onClose={() => setRevised(undefined)}
        />
      )}
    </Section>
  );
}

const useTitle = () => {
  const { locale } = useWords();
  return (it: Notice) => (locale === 'en' ? it.title_en : it.title_zh);
};

interface LineProps {
  notice: Notice;
  isInForce: boolean;
  onRead: () => void;
  onRevise: () => void;
}

function NoticeLine({ notice: it, isInForce, onRead, onRevise }: LineProps) {
  const { say, label } = useWords();
  const { may } = useMe();
  const titleOf = useTitle();
  return (
    <li>
      <div>
        <span>
          <b>{titleOf(it)}</b>{' '}
          <StateTag tone={isInForce ? 'done' : 'quiet'}>
            {say(isInForce ? 'consent.screen.in_force' : 'consent.screen.replaced')}
          </StateTag>
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
      <Button onClick={onRead}>{say('consent.screen.read_notice')}</Button>
      {isInForce && may('consent.publish-notice') && (
        <Button onClick={onRevise}>{say('consent.screen.publish')}</Button>
      )}
    </li>
  );
}

interface ReaderProps {
  notice: Notice;
  /** All versions, newest first. */
  notices: readonly Notice[];
  onClose: () => void;
}

/** A version to read, beside what it changed in the one before it. */
function NoticeReader({ notice, notices, onClose }: ReaderProps) {
  const { locale } = useWords();
  const titleOf = useTitle();
  const before = notices.find((it) => it.code === notice.code && it.version < notice.version);
  return (
    <Panel title={titleOf(notice)} isOpen onClose={onClose}>
      <Prose text={locale === 'en' ? notice.text_en : notice.text_zh} />
      {before && <Changes before={before} after={notice} />}
    </Panel>
  );
}
