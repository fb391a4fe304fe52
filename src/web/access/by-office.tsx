import { Select } from 'antd';

import type { OfficePermissions } from '#contract/access';

import { EmptyState } from '../ui/empty-state.tsx';
import { Note } from '../ui/note.tsx';
import { StateTag } from '../ui/state-tag.tsx';
import { useIsPhone } from '../ui/use-phone.ts';
import { useWords } from '../words.ts';
import './access.css';
import { matches, modulesOf } from './grouped.ts';

interface Props {
  rows: readonly OfficePermissions[];
  term: string;
  /** The office the address names. */
  office: string | undefined;
  onOffice: (office: string) => void;
}

const keepInView = (button: HTMLButtonElement | null) => {
  const list = button?.parentElement;
  if (list && button.offsetTop > list.scrollTop + list.clientHeight)
    list.scrollTop = button.offsetTop - list.clientHeight / 2;
};

/** One office at a time: everything it may do, module by module. */
export function ByOffice({ rows, term, office, onOffice }: Props) {
  const { field, label } = useWords();
  const isPhone = useIsPhone();
  const row = rows.find((it) => it.office === office) ?? rows[0];
  if (!row) return null;
  return (
    <div className="access-offices">
      {isPhone ? (
        <Select
          value={row.office}
          showSearch={{ optionFilterProp: 'label' }}
          aria-label={field('access', 'office')}
          options={rows.map((it) => ({ value: it.office, label: label('office', it.office) }))}
          onChange={onOffice}
        />
      ) : (
        <nav className="access-list" aria-label={field('access', 'office')}>
          {rows.map((it) => (
            <button
              key={it.office}
              type="button"
              className={it === row ? 'plain is-here' : 'plain'}
              aria-current={it === row ? 'true' : undefined}
              ref={it === row ? keepInView : undefined}
              onClick={() => onOffice(it.office)}
            >
              <span>{label('office', it.office)}</span>
              <span className="faint">{it.permissions.length}</span>
            </button>
          ))}
        </nav>
      )}
      <OfficeSheet row={row} term={term} />
    </div>
  );
}

function OfficeSheet({ row, term }: { row: OfficePermissions; term: string }) {
  const { say, field, label } = useWords();
  const shown = row.permissions.filter((it) => matches(label('action', it.permission), term));
  return (
    <div className="access-sheet">
      <h2>{label('office', row.office)}</h2>
      <Note tone="quiet">
        {say(row.sees_customers ? 'access.about.masked' : 'access.about.separation')}
      </Note>
      {row.sees_customers && (
        <p className="access-classes">
          <span className="soft">{field('access', 'clear_classes')}</span>
          {row.clear_classes.map((it) => (
            <StateTag key={it} tone={it === 'sensitive' ? 'due' : 'quiet'}>
              {label('field_class', it)}
            </StateTag>
          ))}
        </p>
      )}
      {shown.length === 0 && <EmptyState title={say('ui.register.no_match_title')} />}
      {modulesOf(shown, (it) => it.permission).map(([module, permissions]) => (
        <section key={module} className="access-module">
          <h3>{label('module', module)}</h3>
          <ul>
            {permissions.map((it) => (
              <li key={it.permission}>
                <span>{label('action', it.permission)}</span>
                <span className="access-scopes">
                  {it.scopes.map((scope) => (
                    <StateTag key={scope} tone={scope === 'own' ? 'quiet' : 'accent'}>
                      {label('scope', scope)}
                    </StateTag>
                  ))}
                </span>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}
