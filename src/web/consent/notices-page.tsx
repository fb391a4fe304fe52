import { contract } from '#contract/consent';

import { useRead } from '../api-hooks.ts';
import '../customers/customers.css';
import { Bones } from '../ui/bones.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { NoticesSection } from './notices-section.tsx';
import './notices.css';
import { PurposesSection } from './purposes-section.tsx';

/** 告知同意: what customers are told, and what their information may be used for (R-B1, R-B2). */
export function Screen() {
  const { say } = useWords();
  const purposes = useRead(contract.listPurposes, {});
  const notices = useRead(contract.listNotices, {});
  const error = purposes.error ?? notices.error;
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
        <NoticesSection notices={notices.data?.rows ?? []} purposes={purposes.data?.rows ?? []} />
        <PurposesSection purposes={purposes.data?.rows ?? []} />
      </div>
    </>
  );
}
