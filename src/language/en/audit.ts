import type { audit as source } from '../zh-CN/audit.ts';

export const audit: typeof source = {
  refusal: {
    cursor_unknown: 'This page can no longer be found. Start again from the first page.',
  },
  register: {
    entries: 'Operation log',
  },
  about: {
    entries:
      'Every look, change, export and refused act has one line; no line names a customer or a number.',
    entries_own: 'These are your own acts.',
    looks: 'Who looked at or changed this customer’s records, when, and for which purpose.',
  },
  empty: {
    entries: 'Nothing matches. Widen the dates or clear the filters.',
    looks: 'Nobody has looked at this customer’s records yet.',
  },
  field: {
    at: 'Time',
    actor_name: 'Person',
    actor_id: 'Person',
    actor_kind: 'Kind of actor',
    on_behalf_of_name: 'On behalf of',
    action: 'Action',
    offices: 'Offices',
    module: 'Module',
    outcome: 'Result',
    refusal_code: 'Refused because',
    scope: 'Scope',
    purpose: 'Purpose',
    clause: 'Clause',
    subject_count: 'Customers concerned',
    regime_version: 'Version of the regime',
    facts: 'Details',
    from_on: 'From',
    until_on: 'Until',
  },
  action: {
    'list-entries': 'Read the operation log',
  },
  list: {
    outcome: { done: 'Done', refused: 'Refused' },
    actor_kind: { person: 'Colleague', guest: 'Visitor', subject: 'Customer', system: 'System' },
  },
};
