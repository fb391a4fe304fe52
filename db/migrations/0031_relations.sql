-- 家庭与关系人 (information/4f, G-24): who belongs to a customer, with an archive of his own or sealed here.
create table customers.relation (
  customer_id       uuid not null references customers.customer,
  -- The same on both sides of a link between two archives.
  relation_id       uuid not null,
  kind              text not null,
  -- The other archive; its own row mirrors this one.
  other_customer_id uuid,
  -- Of a person without an archive: {name, phone, birth_on, note, guardian} under the customer's key.
  sealed            bytea,
  is_minor          boolean not null default false,
  -- Each person's own consent: by himself, or by his guardian.
  consent_by        text check (consent_by in ('self', 'guardian')),
  notice_code       text,
  notice_version    int,
  evidence_kind     text,
  added_by          uuid not null,
  opened_at         timestamptz not null,
  closed_at         timestamptz,
  primary key (customer_id, relation_id),
  foreign key (notice_code, notice_version) references consent.notice,
  check (other_customer_id is not null or (sealed is not null and consent_by is not null
         and notice_version is not null and evidence_kind is not null)),
  check (not is_minor or consent_by = 'guardian')
);
grant select, insert, update (closed_at) on customers.relation to kebu_staff;

alter table customers.relation enable row level security;
alter table customers.relation force row level security;
create policy opened on customers.relation to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on customers.relation to kebu_system using (true) with check (true);
