-- 查阅与复制: reveals are registered before the content is shown; exports are fixed before written.
create schema custody;

create table custody.reveal (
  customer_id uuid not null references customers.customer,
  reveal_id   uuid not null,
  company_id  uuid not null,
  field       text not null,
  reason_code text not null,
  reason      bytea,
  reader_id   uuid not null references identity.person,
  revealed_at timestamptz not null,
  until_at    timestamptz not null,
  primary key (customer_id, reveal_id)
);
create index on custody.reveal (company_id, revealed_at desc, reveal_id desc);
create index on custody.reveal (reader_id, revealed_at desc, reveal_id desc);

create table custody.export (
  export_id    uuid primary key,
  company_id   uuid not null,
  register     text not null,
  filters      jsonb not null,
  scope        text not null,
  purpose      text not null,
  format       text not null check (format in ('xlsx', 'csv')),
  has_identity boolean not null,
  row_count    int,
  file_id      uuid,
  requested_by uuid not null references identity.person,
  requested_at timestamptz not null,
  completed_at timestamptz,
  failed_at    timestamptz
);
create index on custody.export (requested_by, requested_at desc, export_id desc);

grant usage on schema custody to kebu_staff;
grant select, insert on custody.reveal to kebu_staff;
grant select, insert, update (row_count, file_id, completed_at, failed_at) on custody.export to kebu_staff;
alter table custody.reveal enable row level security;
alter table custody.reveal force row level security;
create policy own on custody.reveal to kebu_own, kebu_team, kebu_project
  using (reader_id = nullif(current_setting('app.person_id', true), '')::uuid) with check (true);
create policy company on custody.reveal to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[])) with check (true);
create policy system on custody.reveal to kebu_system using (true) with check (true);
alter table custody.export enable row level security;
alter table custody.export force row level security;
create policy own on custody.export to kebu_own, kebu_team, kebu_project, kebu_company
  using (requested_by = nullif(current_setting('app.person_id', true), '')::uuid) with check (true);
create policy system on custody.export to kebu_system using (true) with check (true);
