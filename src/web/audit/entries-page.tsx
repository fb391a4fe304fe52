import { contract } from '#contract/audit';

import { EndpointRegister } from '../endpoint-register.tsx';
import { toneOf } from '../tones.ts';
import { ClauseLink } from '../ui/clause-link.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { MomentText } from '../ui/moment-text.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useStated } from '../use-stated.ts';
import { useWords } from '../words.ts';

type Entry = ReturnType<typeof contract.listEntries.output.parse>['rows'][number];

/** 操作日志: who did what, when, for what purpose and under which clause (R-E8). */
export function Screen() {
  const { say, refusal } = useWords();
  const { scope } = useStated(contract.listEntries);
  return (
    <EndpointRegister
      endpoint={contract.listEntries}
      rowId={(row) => row.entry_id}
      lead={say(scope === 'own' ? 'audit.about.entries_own' : 'audit.about.entries')}
      cells={{
        actor_name: (row) => <Actor entry={row} />,
        clause: (row) => row.clause && <ClauseLink clause={row.clause} />,
        refusal_code: (row) => row.refusal_code && refusal({ code: row.refusal_code, facts: {} }),
      }}
      panel={(_, row) => ({
        title: row && <Action entry={row} />,
        body: row && <Facts entry={row} />,
      })}
      empty={{ title: say('audit.empty.entries') }}
    />
  );
}

function Actor({ entry }: { entry: Entry }) {
  const { label } = useWords();
  return entry.actor_name ?? label('actor_kind', entry.actor_kind);
}

function Action({ entry }: { entry: Entry }) {
  const { label } = useWords();
  return label('action', entry.action);
}

/** Everything the line holds; the ids and counts the register has no room for. */
function Facts({ entry }: { entry: Entry }) {
  const { together, field, label, refusal } = useWords();
  const line = (key: string, value: React.ReactNode) =>
    value === null || value === '' ? [] : [{ label: field('audit', key), value }];
  return (
    <FieldList
      lines={[
        ...line('at', <MomentText at={entry.at} />),
        ...line('actor_name', <Actor entry={entry} />),
        ...line('on_behalf_of_name', entry.on_behalf_of_name),
        ...line('offices', together(entry.offices.map((it) => label('office', it)))),
        ...line(
          'outcome',
          <StateTag tone={toneOf('outcome', entry.outcome) ?? 'quiet'}>
            {label('outcome', entry.outcome)}
          </StateTag>,
        ),
        ...line(
          'refusal_code',
          entry.refusal_code && refusal({ code: entry.refusal_code, facts: {} }),
        ),
        ...line('scope', entry.scope && label('scope', entry.scope)),
        ...line('purpose', entry.purpose && label('purpose', entry.purpose)),
        ...line('clause', entry.clause && <ClauseLink clause={entry.clause} />),
        ...line('regime_version', entry.regime_version),
        ...line('subject_count', entry.subject_count),
        ...Object.entries(entry.facts).map(([key, value]) => ({ label: key, value })),
      ]}
    />
  );
}
