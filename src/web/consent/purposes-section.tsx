import { Button } from 'antd';
import { useState } from 'react';

import type { Purpose } from '#contract/consent';

import { Section } from '../customers/section.tsx';
import { useMe } from '../shell/me.ts';
import { useWords } from '../words.ts';
import { PurposeDrawer } from './purpose-drawer.tsx';
import { PurposeSheet } from './purpose-sheet.tsx';

/** 处理目的: the register of what customers' information may be used for (R-B1). */
export function PurposesSection({ purposes }: { purposes: readonly Purpose[] }) {
  const { say } = useWords();
  const { may } = useMe();
  const [kept, setKept] = useState<Purpose | 'new'>();
  return (
    <Section
      title={say('consent.screen.purposes')}
      actions={
        may('consent.keep-purpose') && (
          <Button size="small" onClick={() => setKept('new')}>
            {say('consent.screen.new_purpose')}
          </Button>
        )
      }
    >
      <p className="soft purposes-lead">{say('consent.about.purposes')}</p>
      <div className="purposes">
        {purposes.map((it) => (
          <PurposeSheet key={it.code} purpose={it} onEdit={() => setKept(it)} />
        ))}
      </div>
      {kept && (
        <PurposeDrawer
          purpose={kept === 'new' ? undefined : kept}
          onClose={() => setKept(undefined)}
        />
      )}
    </Section>
  );
}
