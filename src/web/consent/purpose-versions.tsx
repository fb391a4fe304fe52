import { contract, type PurposeVersion } from '#contract/consent';

import { useRead } from '../api-hooks.ts';
import { Bones } from '../ui/bones.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import { TextDiff } from './text-diff.tsx';

/** Every version of a purpose, newest first, each with what it changed and who fixed it. */
export function PurposeVersions({ code, onClose }: { code: string; onClose: () => void }) {
  const { say } = useWords();
  const { data, error } = useRead(contract.listPurposeVersions, { code });
  const rows = data?.rows ?? [];
  return (
    <Panel title={say('consent.screen.versions')} isOpen onClose={onClose}>
      {error && <RefusalNote error={error} />}
      {!data && !error && <Bones rows={6} />}
      {rows.map((it, at) => (
        <Version key={it.version} version={it} before={rows[at + 1]} />
      ))}
    </Panel>
  );
}

interface Props {
  version: PurposeVersion;
  before: PurposeVersion | undefined;
}

function Version({ version, before }: Props) {
  const { say } = useWords();
  const linesOf = useLines();
  return (
    <section>
      <h3>
        {say('consent.field.version')} {version.version}
      </h3>
      <p className="faint">
        <MomentText at={version.revised_at} /> ·{' '}
        {version.revised_by_name ?? say('consent.screen.with_program')}
      </p>
      <TextDiff
        title={say(before ? 'consent.screen.changed' : 'consent.screen.first')}
        before={linesOf(before ?? version)}
        after={linesOf(version)}
        isWhole={!before}
      />
    </section>
  );
}

/** A version as lines of words, so that one change is one line. */
function useLines() {
  const { say, field, label } = useWords();
  return (it: PurposeVersion) =>
    [
      `${it.name_zh} · ${it.name_en}`,
      it.description_zh,
      it.description_en,
      `${field('consent', 'lawful_basis')} ${label('basis', it.lawful_basis)}`,
      `${field('consent', 'owner_office')} ${label('office', it.owner_office)}`,
      `${field('consent', 'retain_days')} ${it.retain_days}`,
      `${field('consent', 'recipients')} ${it.recipients_zh} · ${it.recipients_en}`,
      ...(it.is_open ? [] : [say('consent.screen.purpose_closed')]),
    ].join('\n');
}
