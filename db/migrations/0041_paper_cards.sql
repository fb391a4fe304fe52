-- 手写温馨卡 (F-29, warm-card/3b): numbers printed on blank cards, and the electronic card each became.
create table reception.paper_card (
  number         text primary key,
  -- The sheets printed together; made by the screen, so that a second tap issues nothing new.
  paper_batch_id uuid not null,
  company_id     uuid not null references identity.unit,
  issued_by      uuid not null references identity.person,
  issued_at      timestamptz not null,
  customer_id    uuid references customers.customer,
  carded_at      timestamptz,
  check ((customer_id is null) = (carded_at is null))
);
create index on reception.paper_card (paper_batch_id);
create unique index on reception.paper_card (customer_id) where customer_id is not null;

grant select, insert on reception.paper_card to kebu_staff;
grant update (customer_id, carded_at) on reception.paper_card to kebu_staff;
alter table reception.paper_card enable row level security;
alter table reception.paper_card force row level security;
create policy company on reception.paper_card to kebu_own, kebu_team, kebu_project, kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))
  with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy system on reception.paper_card to kebu_system using (true) with check (true);
