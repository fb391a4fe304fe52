import type { Register } from '#kernel/register';

/** 查阅登记: who looked at which value of which archive, and why (access/3a). */
export const revealsRegister: Register = {
  title: 'custody.register.reveals',
  clause: 'access/3a',
  columns: [
    { key: 'revealed_at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'reader_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'customer_number', kind: 'text', class: 'internal', width: 130 },
    { key: 'project_name', kind: 'text', class: 'internal', width: 120 },
    { key: 'field', kind: 'code', class: 'internal', list: 'reveal_field', width: 110 },
    { key: 'reason_code', kind: 'code', class: 'internal', list: 'reveal_reason', width: 130 },
    { key: 'reason', kind: 'text', class: 'important', width: 220 },
    { key: 'until_at', kind: 'moment', class: 'internal', width: 150, optional: true },
  ],
  filters: [
    { key: 'reader_id', kind: 'person' },
    { key: 'field', kind: 'code', list: 'reveal_field' },
    { key: 'reason_code', kind: 'code', list: 'reveal_reason' },
    { key: 'revealed_from', kind: 'date_from' },
    { key: 'revealed_until', kind: 'date_until' },
  ],
  sorts: ['revealed_at'],
  default_sort: 'revealed_at',
};

/** 导出登记: who took which register away, how much of it, when (access/4c). */
export const exportsRegister: Register = {
  title: 'custody.register.exports',
  clause: 'access/4c',
  columns: [
    { key: 'requested_at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'requested_by_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'register', kind: 'code', class: 'internal', list: 'action', width: 180 },
    { key: 'scope', kind: 'code', class: 'internal', list: 'scope', width: 90 },
    { key: 'purpose', kind: 'code', class: 'internal', list: 'purpose', width: 110 },
    { key: 'format', kind: 'text', class: 'internal', width: 70 },
    { key: 'has_identity', kind: 'flag', class: 'internal', width: 90 },
    { key: 'state', kind: 'code', class: 'internal', list: 'export_state', width: 100 },
    { key: 'row_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'dropped_count', kind: 'integer', class: 'internal', width: 90, optional: true },
    { key: 'completed_at', kind: 'moment', class: 'internal', width: 150, optional: true },
  ],
  filters: [{ key: 'state', kind: 'code', list: 'export_state' }],
  sorts: ['requested_at'],
  default_sort: 'requested_at',
};
