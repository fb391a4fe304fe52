-- 导出. What was ordered is fixed with the order: its columns; and why it failed, as a code.
alter table custody.export
  add column columns text[] not null default '{}',
  add column failure text;
grant update (failure) on custody.export to kebu_staff;
create index on custody.export (company_id, requested_at desc, export_id desc);

-- Who watches over copying sees what all of the company took away; the files stay their takers'.
create policy company on custody.export for select to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
