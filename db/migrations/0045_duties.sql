-- 时限: what somebody owes by a day, opened and closed in the transaction of the facts that open and close it.
create schema duties;

create table duties.duty (
  about_id   uuid not null,
  duty_id    uuid not null,
  company_id uuid not null,
  project_id uuid not null,
  owner_id   uuid not null references identity.person,
  kind       text not null check (kind ~ '^[a-z_]{3,40}$'),
  clause     text not null,
  from_on    date not null,
  by_on      date not null check (by_on >= from_on),
  -- What was agreed, in words, sealed under the key of whom it is about.
  sealed     bytea,
  standing   text not null default 'open' check (standing in ('open', 'met', 'overtaken', 'dropped')),
  opened_at  timestamptz not null,
  closed_at  timestamptz,
  closed_by  uuid,
  -- The contact that met it, or after which it was no longer asked for.
  proof_id   uuid,
  primary key (about_id, duty_id),
  check ((standing = 'open') = (closed_at is null))
);
create index on duties.duty (owner_id, kind, by_on) where standing = 'open';

grant usage on schema duties to kebu_staff;
grant select, insert, update (owner_id, standing, closed_at, closed_by, proof_id) on duties.duty
  to kebu_staff;
alter table duties.duty enable row level security;
alter table duties.duty force row level security;
create policy own_work on duties.duty for select to kebu_own
  using (owner_id = nullif(current_setting('app.person_id', true), '')::uuid);
create policy opened on duties.duty to kebu_own, kebu_team, kebu_project, kebu_company
  using (about_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (about_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on duties.duty to kebu_system using (true) with check (true);

-- What was promised before there were duties; the words stay with the contact they were written in.
insert into duties.duty (about_id, duty_id, company_id, project_id, owner_id, kind, clause, from_on,
  by_on, opened_at)
select c.customer_id, gen_random_uuid(), c.company_id, c.project_id, c.owner_id,
  case f.next_kind when 'visit' then 'visit_expected' else 'call_promised' end, 'warm-card/4c',
  c.next_contact_on, c.next_contact_on, c.updated_at
from customers.customer c
left join lateral (
  select f.next_kind from reception.follow_up f
  where f.customer_id = c.customer_id and f.next_on is not null
  order by f.at desc limit 1
) f on true
where c.next_contact_on is not null and c.owner_id is not null;

-- Who came once and was not called; the window is that of the terms as they were published.
insert into duties.duty (about_id, duty_id, company_id, project_id, owner_id, kind, clause, from_on,
  by_on, opened_at)
select c.customer_id, gen_random_uuid(), c.company_id, c.project_id, c.owner_id, 'first_follow_up',
  'warm-card/4a', c.first_visit_on + 3, c.first_visit_on + 5, c.updated_at
from customers.customer c
where c.visit_count = 1 and c.call_count = 0 and c.first_visit_on is not null
  and c.owner_id is not null and not c.is_scouting;
