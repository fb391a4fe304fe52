import type { approvals as source } from '../zh-CN/approvals.ts';

export const approvals: typeof source = {
  refusal: {
    request_unknown: 'There is no such request, or it does not concern you.',
    already_requested:
      'A request about this is already waiting. It can be made again once that one is decided.',
    already_closed:
      'This request is already settled and can be neither decided nor withdrawn. Reload to see how.',
    own_request:
      'Nobody decides a request of his own, neither as a deputy nor through one. A colleague must sign.',
    signed_before:
      'One person does not sign the same request twice; deputies count. Another colleague must sign.',
    office_required:
      'This step is for the {{office}}. You hold no such office that covers this unit today.',
    not_requester: 'Only the person who made the request can withdraw it.',
    reason_required: 'Choose a reason when you return or decline.',
    note_required: 'Say why in the note when the reason is “other”.',
    cursor_unknown: 'This page can no longer be found. Start again from the first page.',
  },
  register: {
    requests: 'Approvals',
  },
  about: {
    requests: 'Requests that wait for your signature. The last signature carries them out at once.',
    note: 'The note is sealed with the customer’s own key and destroyed with it.',
    deputy: 'You sign as a deputy; the record says for whom.',
  },
  empty: {
    inbox: 'Nothing waits for your decision.',
    asked: 'You have not requested anything yet.',
    closed: 'No request has been settled yet.',
  },
  field: {
    view: 'Show',
    kind: 'Matter',
    project_name: 'Project',
    requested_by_name: 'Requested by',
    requested_at: 'Requested',
    outcome: 'State',
    waiting_office: 'Waiting for',
    waiting_unit_name: 'Unit waiting',
    closed_at: 'Settled',
    clause: 'Clause',
    regime_version: 'Version of the regime',
    step_no: 'Step',
    office: 'Office',
    unit_name: 'Unit',
    decision: 'Decision',
    reason_code: 'Reason',
    note: 'Note',
    signed_by_name: 'Signed by',
    on_behalf_of_name: 'On behalf of',
    signed_at: 'Signed',
    facts: 'Key points',
  },
  action: {
    'list-requests': 'List approvals',
    'read-request': 'Read a request',
    decide: 'Decide a request',
    withdraw: 'Withdraw a request',
    approve: 'Approve',
    return: 'Return',
    decline: 'Decline',
  },
  list: {
    request_view: { inbox: 'Waiting for me', asked: 'Requested by me', closed: 'Settled' },
    request_outcome: {
      open: 'Open',
      approved: 'Approved',
      returned: 'Returned',
      declined: 'Declined',
      withdrawn: 'Withdrawn',
    },
    decision: { approved: 'Approve', returned: 'Return', declined: 'Decline' },
    decision_reason: {
      incomplete: 'Incomplete',
      inaccurate: 'Inaccurate',
      duplicate: 'Duplicate',
      no_lawful_basis: 'No lawful basis',
      not_needed: 'Not needed',
      other: 'Other',
    },
    request_kind: {
      customers: {
        'archive-review': 'Review of an archive',
        'archive-change': 'Change of an archive',
        'import-batch': 'Review of an import',
      },
    },
  },
};
