import type { OfficePermissions } from '#contract/access';
import { scopesFromNarrow, type Scope } from '#kernel/scope';

import { EmptyState } from '../ui/empty-state.tsx';
import { useWords } from '../words.ts';
import './access.css';
import { matches, modulesOf } from './grouped.ts';

interface Allowed {
  permission: string;
  offices: { office: string; widest: Scope | undefined }[];
}

/** The same matrix turned round: for each act the offices that may do it, and how far. */
function turned(rows: readonly OfficePermissions[]): Allowed[] {
  const found = new Map<string, Allowed>();
  for (const { office, permissions } of rows)
    for (const { permission, scopes } of permissions) {
      const it = found.get(permission) ?? { permission, offices: [] };
      const widest = scopesFromNarrow.findLast((scope) => scopes.includes(scope));
      it.offices.push({ office, widest });
      found.set(permission, it);
    }
  // The widest first: who reaches the whole company is what one looks for.
  const width = (scope: Scope | undefined) => (scope ? scopesFromNarrow.indexOf(scope) : -1);
  for (const it of found.values())
    it.offices.sort((one, other) => width(other.widest) - width(one.widest));
  return [...found.values()];
}

/** Who may do what: an act, its offices, and the widest reach of each. */
export function ByAction({ rows, term }: { rows: readonly OfficePermissions[]; term: string }) {
  const { say, label } = useWords();
  const shown = turned(rows).filter(
    ({ permission, offices }) =>
      matches(label('action', permission), term) ||
      offices.some(({ office }) => matches(label('office', office), term)),
  );
  if (shown.length === 0) return <EmptyState title={say('ui.register.no_match_title')} />;
  return (
    <div className="access-sheet">
      {modulesOf(shown, (it) => it.permission).map(([module, actions]) => (
        <section key={module} className="access-module is-wide">
          <h3>{label('module', module)}</h3>
          <ul>
            {actions.map(({ permission, offices }) => (
              <li key={permission}>
                <span className="access-action">{label('action', permission)}</span>
                <span className="access-holders">
                  {offices.map(({ office, widest }) => (
                    <span key={office} className="access-holder">
                      {label('office', office)}
                      {widest && <span className="faint"> {label('scope', widest)}</span>}
                    </span>
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
