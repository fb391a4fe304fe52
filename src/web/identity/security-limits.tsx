import { Button } from 'antd';
import { useState } from 'react';

import { contract } from '#contract/identity';

import { useRead } from '../api-hooks.ts';
import { useTerms } from '../policy/terms.ts';
import { Bones } from '../ui/bones.tsx';
import { ClauseLink } from '../ui/clause-link.tsx';
import { FieldList } from '../ui/field-list.tsx';
import { Panel } from '../ui/panel.tsx';
import { RefusalNote } from '../ui/refusal-note.tsx';
import { useWords } from '../words.ts';
import './identity.css';

/** Terms of signing in, in the order of their clauses. */
const clauses = [
  ['access/1a', ['password_min_length']],
  [
    'access/1b',
    [
      'sign_in_failures',
      'sign_in_failures_per_name',
      'sign_in_failures_per_address',
      'sign_in_lock_minutes',
    ],
  ],
  ['access/1c', ['session_idle_minutes', 'session_absolute_hours', 'sessions_at_once']],
  ['access/1d', ['token_max_days']],
  ['access/1e', ['second_factor_failures', 'recovery_code_count']],
  ['access/1f', ['link_minutes']],
  ['access/1g', ['step_up_minutes']],
] as const;

/** 现行的限制: the regime's numbers, each with its clause, and what the operator set beside them. */
export function SecurityLimits() {
  const { say } = useWords();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say('security.admin.rules')}</Button>
      {isOpen && (
        <Panel
          title={say('security.admin.rules')}
          isOpen
          onClose={() => setOpen(false)}
          width={520}
        >
          <div className="person-panel">
            <Settings />
            <Terms />
          </div>
        </Panel>
      )}
    </>
  );
}

function Settings() {
  const { say, label, together } = useWords();
  const { data, error } = useRead(contract.readSecuritySettings, {});
  if (error) return <RefusalNote error={error} />;
  if (!data) return <Bones rows={3} />;
  const { second_factor, password_max_days, has_passkeys, company } = data;
  const names = together(company.map((it) => label('company_kind', it)));
  return (
    <ul className="plain-lines">
      <li>{say(`security.admin.factor_${second_factor}`)}</li>
      <li>{say(has_passkeys ? 'security.admin.passkeys_on' : 'security.admin.passkeys_off')}</li>
      <li>
        {company.length > 0
          ? say('security.admin.company', { names })
          : say('security.admin.company_none')}
      </li>
      <li>
        {password_max_days === null
          ? say('security.admin.age_none')
          : say('security.admin.age', { days: password_max_days })}
      </li>
    </ul>
  );
}

function Terms() {
  const { say } = useWords();
  const terms = useTerms();
  if (!terms) return <Bones rows={8} />;
  return clauses.map(([clause, names]) => (
    <section key={clause}>
      <ClauseLink clause={clause} />
      <FieldList
        lines={names.map((name) => ({
          label: say(`policy.term.identity.${name}`),
          value: String(terms.identity[name]),
        }))}
      />
    </section>
  ));
}
