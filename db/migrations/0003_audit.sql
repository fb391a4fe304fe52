-- 审计. One act, one entry; whom it touched in narrow rows. Nothing personal in either.
create schema audit;

create table audit.entry (
  entry_id      uuid primary key,
  at            timestamptz not null,
  actor_kind    text not null check (actor_kind in ('person', 'guest', 'subject', 'system')),
  actor_id      uuid,
  on_behalf_of  uuid,
  offices       text[] not null,
  company_id    uuid,
  action        text not null,
  outcome       text not null check (outcome in ('done', 'refused')),
  refusal_code  text,
  scope         text,
  purpose       text,
  clause        text,
  regime_version text,
  subject_count int not null,
  facts         jsonb not null,
  request_id    uuid not null,
  -- sha-256 over the entry and its subjects, the unique id among them: equal entries within a
  -- millisecond must not collide. A sealer batches leaves into signed checkpoints (findings §4c).
  leaf          bytea not null,
  xid           xid8 not null default pg_current_xact_id()
);
create index on audit.entry (company_id, at desc, entry_id desc);
create index on audit.entry (actor_id, at desc, entry_id desc);
create index on audit.entry (at desc, entry_id desc);

create table audit.entry_subject (
  customer_id uuid not null,
  at          timestamptz not null,
  entry_id    uuid not null,
  primary key (customer_id, at, entry_id)
);
create index on audit.entry_subject (entry_id);

grant usage on schema audit to kebu_staff, kebu_door, kebu_guest;
grant insert on audit.entry, audit.entry_subject to kebu_staff, kebu_door, kebu_guest;
grant select on audit.entry, audit.entry_subject to kebu_staff;

-- One single-condition policy per scope role (findings §4d); writing is free, reading is not.
alter table audit.entry enable row level security;
alter table audit.entry force row level security;
create policy write_staff on audit.entry for insert to kebu_staff, kebu_door, kebu_guest
  with check (true);
create policy read_own on audit.entry for select to kebu_own, kebu_team, kebu_project
  using (actor_id = nullif(current_setting('app.person_id', true), '')::uuid);
create policy read_company on audit.entry for select to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy read_system on audit.entry for select to kebu_system using (true);

alter table audit.entry_subject enable row level security;
alter table audit.entry_subject force row level security;
create policy write_staff on audit.entry_subject for insert to kebu_staff, kebu_door, kebu_guest
  with check (true);
create policy read_opened on audit.entry_subject for select to kebu_own, kebu_team, kebu_project
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy read_company on audit.entry_subject for select to kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy read_system on audit.entry_subject for select to kebu_system using (true);
