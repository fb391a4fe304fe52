-- 告知同意. Purposes and notices are the company's; receipts and withdrawals are rows, never edited.
create schema consent;

create table consent.purpose (
  code           text primary key check (code ~ '^[a-z_]{2,40}$'),
  name_zh        text not null,
  name_en        text not null,
  description_zh text not null,
  description_en text not null,
  lawful_basis   text not null check (lawful_basis in ('consent', 'contract', 'legal_duty')),
  owner_office   text not null,
  retain_days    int not null check (retain_days > 0),
  recipients_zh  text not null,
  recipients_en  text not null,
  clause         text not null,
  created_at     timestamptz not null,
  closed_at      timestamptz
);

create table consent.notice (
  code         text not null,
  version      int not null check (version > 0),
  title_zh     text not null,
  title_en     text not null,
  text_zh      text not null,
  text_en      text not null,
  purposes     text[] not null,
  in_force_at  timestamptz not null,
  published_by uuid references identity.person,
  primary key (code, version)
);

create table consent.receipt (
  customer_id    uuid not null references vault.subject,
  receipt_id     uuid not null,
  purpose        text not null references consent.purpose,
  basis          text not null check (basis in ('consent', 'contract', 'legal_duty', 'to_be_confirmed')),
  notice_code    text,
  notice_version int,
  channel        text not null,
  evidence_kind  text not null check (evidence_kind in
    ('signature', 'sms_code', 'checkbox', 'recording', 'oral', 'paper', 'imported')),
  evidence       bytea,
  given_at       timestamptz not null,
  taken_by       uuid,
  primary key (customer_id, receipt_id),
  foreign key (notice_code, notice_version) references consent.notice
);

create table consent.withdrawal (
  customer_id   uuid not null references vault.subject,
  withdrawal_id uuid not null,
  purpose       text not null references consent.purpose,
  channel       text not null,
  withdrawn_at  timestamptz not null,
  recorded_by   uuid,
  primary key (customer_id, withdrawal_id)
);

grant usage on schema consent to kebu_staff, kebu_guest, kebu_door;
grant select on consent.purpose, consent.notice to kebu_staff, kebu_guest;
grant insert on consent.purpose, consent.notice to kebu_staff, kebu_door;
grant update (closed_at) on consent.purpose to kebu_staff;
grant select, insert on consent.receipt, consent.withdrawal to kebu_staff;

alter table consent.receipt enable row level security;
alter table consent.receipt force row level security;
create policy opened on consent.receipt to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on consent.receipt to kebu_system using (true) with check (true);
alter table consent.withdrawal enable row level security;
alter table consent.withdrawal force row level security;
create policy opened on consent.withdrawal to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid) with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on consent.withdrawal to kebu_system using (true) with check (true);
