import type { consent as chinese } from '../zh-CN/consent.ts';

export const consent: typeof chinese = {
  refusal: {
    purpose_unknown: 'There is no purpose “{{purpose}}”.',
    notice_not_in_force: 'No notice is in force, so no consent can be recorded. Publish one first.',
    purpose_not_in_notice:
      'The notice in force does not name “{{purpose}}”, so consent cannot rest on it.',
    no_purpose_given:
      'Nothing may be collected without a lawful purpose. Please record at least one.',
    notice_unknown: 'There is no such notice.',
  },
  about: {
    purposes:
      'Customers’ information is used for the purposes registered here and no others, each with its basis, period and recipients.',
    notices:
      'What customers are shown. A new version replaces the old one, which stays readable for ever.',
    receipts: 'Each consent and each withdrawal is kept on its own and never overwritten.',
  },
  field: {
    purpose: 'Purpose',
    basis: 'Basis',
    evidence_kind: 'Proof',
    evidence: 'Reference of the proof',
    notice: 'Notice',
    version: 'Version',
    title_zh: 'Title (Chinese)',
    title_en: 'Title (English)',
    text_zh: 'Text (Chinese)',
    text_en: 'Text (English)',
    purposes: 'Purposes',
    in_force_at: 'In force since',
    lawful_basis: 'Lawful basis',
    owner_office: 'Responsible office',
    retain_days: 'Kept for (days)',
    recipients: 'Recipients',
    description: 'Description',
    code: 'Code',
    channel: 'Channel',
    at: 'Time',
    kind: 'Event',
    by_name: 'Taken by',
  },
  action: {
    'list-purposes': 'View purposes',
    'list-notices': 'View notices',
    'read-notice': 'Read a notice',
    'publish-notice': 'Publish a notice',
    give: 'Record consent',
    withdraw: 'Withdraw',
  },
  screen: {
    title: 'Notice and consent',
    purposes: 'Purposes',
    notices: 'Notices',
    receipts: 'Consent history',
    publish: 'Publish a new version',
    publish_lead: 'It takes effect at once; consents from now on refer to this version.',
    shown: 'The customer was shown “{{title}}”, version {{version}}',
    read_notice: 'Read the notice',
    none: 'No consent recorded yet',
    withdraw_lead:
      'From this moment the customer’s information is no longer used for “{{purpose}}”. Earlier use is not affected.',
    lawful: 'May be used for',
    not_lawful: 'No basis yet',
    published: 'The notice is published.',
    given: 'The consent is recorded.',
    withdrawn: 'The withdrawal is in effect.',
  },
  list: {
    basis: {
      consent: 'Consent',
      contract: 'Contract',
      legal_duty: 'Legal duty',
      to_be_confirmed: 'To be confirmed',
    },
    evidence_kind: {
      signature: 'Signature',
      sms_code: 'SMS code',
      checkbox: 'Online checkbox',
      recording: 'Recording',
      oral: 'Spoken, in person',
      paper: 'Paper document',
      imported: 'Imported with the data',
    },
    consent_event: { given: 'Given', withdrawn: 'Withdrawn' },
  },
};
