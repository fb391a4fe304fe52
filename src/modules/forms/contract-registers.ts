import type { Register } from '#kernel/register';

/** 客户留言: what came by form, questionnaire, e-mail and social media, screened one by one (C-01). */
export const submissionsRegister: Register = {
  title: 'forms.register.submissions',
  clause: 'information/3a',
  columns: [
    { key: 'received_at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'form_title', kind: 'text', class: 'internal', width: 200 },
    { key: 'name', kind: 'text', class: 'important', width: 110 },
    { key: 'phone', kind: 'phone', class: 'important', width: 130 },
    { key: 'channel', kind: 'code', class: 'internal', list: 'intake_channel', width: 110 },
    { key: 'via', kind: 'code', class: 'internal', list: 'submission_via', width: 100 },
    { key: 'project_name', kind: 'text', class: 'internal', width: 120 },
    { key: 'verdict', kind: 'code', class: 'internal', list: 'verdict', width: 100 },
    { key: 'screened_by_name', kind: 'person', class: 'internal', width: 100, optional: true },
    { key: 'screened_at', kind: 'moment', class: 'internal', width: 150, optional: true },
  ],
  filters: [
    { key: 'view', kind: 'code', list: 'submission_view' },
    { key: 'on_from', kind: 'date_from' },
    { key: 'on_until', kind: 'date_until' },
    { key: 'form_id', kind: 'code', list: 'form' },
    { key: 'channel', kind: 'code', list: 'intake_channel' },
    { key: 'via', kind: 'code', list: 'submission_via' },
    { key: 'verdict', kind: 'code', list: 'verdict' },
  ],
  sorts: ['received_at'],
  default_sort: 'received_at',
};

/** 问卷结果, line by line: what was counted, and small groups by no number (information/7e). */
export const resultsRegister: Register = {
  title: 'forms.register.results',
  clause: 'information/7e',
  columns: [
    { key: 'question', kind: 'text', class: 'internal', width: 260 },
    { key: 'value', kind: 'text', class: 'internal', width: 200 },
    { key: 'count', kind: 'text', class: 'internal', width: 90 },
    { key: 'share', kind: 'integer', class: 'internal', width: 90 },
    { key: 'answered_count', kind: 'integer', class: 'internal', width: 100 },
    { key: 'average', kind: 'integer', class: 'internal', width: 90 },
  ],
  filters: [{ key: 'form_id', kind: 'code', list: 'form' }],
  sorts: ['question'],
  default_sort: 'question',
};
