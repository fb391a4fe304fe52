-- 更正申请 (information/5b): what an archive in force should say, sealed until the last signature writes it.
create table customers.correction (
  customer_id   uuid not null references customers.customer,
  request_id    uuid not null,
  -- The whole archive as it is asked for, under the customer's key.
  sealed        bytea not null,
  fields        text[] not null check (cardinality(fields) > 0),
  -- Of the archive the request was written against.
  seal_version  int not null,
  reason_code   text not null,
  requested_by  uuid not null,
  requested_at  timestamptz not null,
  primary key (customer_id, request_id)
);
grant select, insert on customers.correction to kebu_staff;

alter table customers.correction enable row level security;
alter table customers.correction force row level security;
create policy opened on customers.correction to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on customers.correction to kebu_system using (true) with check (true);
