-- 消息: what a person is told in the application, and by mail where he asked for it.
create schema messages;

-- Codes, ids and counts alone: nothing here names a customer.
create table messages.message (
  message_id uuid primary key,
  company_id uuid not null,
  person_id  uuid not null references identity.person,
  kind       text not null check (kind ~ '^[a-z_]{3,40}$'),
  -- What it is about; null for a kind of which one unread row says all: approvals that wait.
  about_id   uuid,
  facts      jsonb not null,
  created_at timestamptz not null,
  read_at    timestamptz,
  -- When a mail said so, or was found not to be wanted.
  mailed_at  timestamptz
);
create index on messages.message (person_id, created_at desc, message_id desc);
create index on messages.message (person_id) where read_at is null;
create unique index on messages.message (person_id, kind) where about_id is null and read_at is null;
create index on messages.message (created_at) where mailed_at is null;

create table messages.setting (
  person_id    uuid primary key references identity.person,
  mail_address text,
  -- Kinds he wants by mail, and kinds he does not want to see at all.
  mailed       text[] not null,
  muted        text[] not null,
  changed_at   timestamptz not null
);

grant usage on schema messages to kebu_staff;
grant select, insert, update (read_at, mailed_at) on messages.message to kebu_staff;
grant select, insert, update (mail_address, mailed, muted, changed_at) on messages.setting
  to kebu_staff;
alter table messages.message enable row level security;
alter table messages.message force row level security;
create policy own on messages.message to kebu_own
  using (person_id = nullif(current_setting('app.person_id', true), '')::uuid)
  with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy told on messages.message for insert to kebu_team, kebu_project, kebu_company
  with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy system on messages.message to kebu_system using (true) with check (true);
alter table messages.setting enable row level security;
alter table messages.setting force row level security;
create policy own on messages.setting to kebu_own
  using (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
create policy system on messages.setting to kebu_system using (true);
