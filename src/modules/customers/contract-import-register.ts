import type { Register } from '#kernel/register';

/** 导入批次一览表: which list came when, from whom, and what became of its rows. */
export const importsRegister: Register = {
  title: 'import.register.imports',
  clause: 'information/3g',
  columns: [
    { key: 'started_at', kind: 'moment', class: 'internal', width: 150 },
    { key: 'state', kind: 'code', class: 'internal', list: 'import_state', width: 110 },
    { key: 'project_name', kind: 'text', class: 'internal', width: 120 },
    { key: 'intake_channel', kind: 'code', class: 'internal', list: 'intake_channel', width: 110 },
    { key: 'purpose', kind: 'code', class: 'internal', list: 'purpose', width: 110 },
    { key: 'basis', kind: 'code', class: 'internal', list: 'basis', width: 110 },
    { key: 'row_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'accepted_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'duplicate_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'rejected_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'applied_count', kind: 'integer', class: 'internal', width: 80 },
    { key: 'started_by_name', kind: 'person', class: 'internal', width: 100 },
    { key: 'completed_at', kind: 'moment', class: 'internal', width: 150, optional: true },
  ],
  filters: [{ key: 'state', kind: 'code', list: 'import_state' }],
  sorts: ['started_at'],
  default_sort: 'started_at',
};
