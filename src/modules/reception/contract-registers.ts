import type { Register } from '#kernel/register';

/** 来电来访客户记录 (F-27): by the duty person, handed over before the end of the shift. */
export const inquiriesRegister: Register = {
  title: 'reception.register.inquiries',
  clause: 'sales-office/6a',
  columns: [
    { key: 'at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'kind', kind: 'code', class: 'internal', list: 'inquiry_kind', width: 80 },
    { key: 'name', kind: 'text', class: 'important', width: 110 },
    { key: 'phone', kind: 'phone', class: 'important', width: 130 },
    { key: 'visitor_count', kind: 'integer', class: 'internal', width: 70 },
    { key: 'intake_channel', kind: 'code', class: 'internal', list: 'intake_channel', width: 110 },
    {
      key: 'awareness_channel',
      kind: 'code',
      class: 'internal',
      list: 'awareness_channel',
      width: 110,
    },
    { key: 'concerns', kind: 'code', class: 'internal', list: 'concern', width: 200 },
    { key: 'logged_by_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'handed_to_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'is_carded', kind: 'flag', class: 'internal', width: 100 },
    { key: 'is_scouting_suspected', kind: 'flag', class: 'internal', width: 80, optional: true },
  ],
  filters: [
    { key: 'on_from', kind: 'date_from' },
    { key: 'on_until', kind: 'date_until' },
    { key: 'kind', kind: 'code', list: 'inquiry_kind' },
    { key: 'handed_to', kind: 'person' },
    { key: 'is_carded', kind: 'flag' },
  ],
  sorts: ['at'],
  default_sort: 'at',
};

/** 温馨卡, in the order of their day as the paper cards stand (S2-17). */
export const warmCardsRegister: Register = {
  title: 'reception.register.warm_cards',
  clause: 'warm-card/3b',
  columns: [
    { key: 'on_day', kind: 'date', class: 'internal', width: 110 },
    { key: 'customer_number', kind: 'text', class: 'internal', width: 120 },
    { key: 'name', kind: 'text', class: 'important', width: 110 },
    { key: 'phone', kind: 'phone', class: 'important', width: 130 },
    { key: 'intent_grade', kind: 'code', class: 'internal', list: 'intent_grade', width: 80 },
    { key: 'consultant_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'first_contact', kind: 'code', class: 'internal', list: 'inquiry_kind', width: 90 },
    { key: 'visit_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'call_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'next_contact_on', kind: 'date', class: 'internal', width: 110 },
    { key: 'is_short', kind: 'flag', class: 'internal', width: 80 },
    { key: 'is_scouting', kind: 'flag', class: 'internal', width: 80 },
    { key: 'paper_number', kind: 'text', class: 'internal', width: 130, optional: true },
  ],
  filters: [
    { key: 'on_from', kind: 'date_from' },
    { key: 'on_until', kind: 'date_until' },
    { key: 'intent_grade', kind: 'code', list: 'intent_grade' },
    { key: 'consultant_id', kind: 'person' },
    { key: 'is_short', kind: 'flag' },
    { key: 'is_scouting', kind: 'flag' },
    { key: 'paper_number', kind: 'number' },
  ],
  sorts: ['on_day'],
  default_sort: 'on_day',
};

/** 客户跟踪 of a day or a stretch of days, by whoever logged it. */
export const followUpsRegister: Register = {
  title: 'reception.register.follow_ups',
  clause: 'warm-card/5a',
  columns: [
    { key: 'at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'customer_number', kind: 'text', class: 'internal', width: 120 },
    { key: 'kind', kind: 'code', class: 'internal', list: 'follow_up_kind', width: 80 },
    { key: 'visit_number', kind: 'integer', class: 'internal', width: 80 },
    { key: 'outcome', kind: 'code', class: 'internal', list: 'outcome', width: 120 },
    { key: 'next_on', kind: 'date', class: 'internal', width: 110 },
    { key: 'logged_by_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'content', kind: 'text', class: 'important', width: 260 },
  ],
  filters: [
    { key: 'on_from', kind: 'date_from' },
    { key: 'on_until', kind: 'date_until' },
    { key: 'kind', kind: 'code', list: 'follow_up_kind' },
    { key: 'outcome', kind: 'code', list: 'outcome' },
  ],
  sorts: ['at'],
  default_sort: 'at',
};
