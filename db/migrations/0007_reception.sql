-- 接待: the call and visit register, the warm card and its back.
create schema reception;

create table reception.inquiry (
  inquiry_id     uuid primary key,
  case_id        uuid not null references vault.case_key,
  company_id     uuid not null references identity.unit,
  project_id     uuid not null references identity.unit,
  kind           text not null check (kind in ('call', 'visit')),
  at             timestamptz not null,
  on_day         date not null,
  visitor_count  smallint not null default 1,
  intake_channel text not null references customers.channel,
  awareness_channel text,
  concerns       text[] not null default '{}',
  is_scouting_suspected boolean not null default false,
  logged_by      uuid not null references identity.person,
  handed_to      uuid references identity.person,
  -- {name, phone, note} under the case key until the card is filled.
  sealed         bytea not null,
  customer_id    uuid,
  carded_at      timestamptz
);
create index on reception.inquiry (project_id, at desc, inquiry_id desc);
create index on reception.inquiry (company_id, at desc, inquiry_id desc);
create index on reception.inquiry (handed_to, at desc, inquiry_id desc);
create index on reception.inquiry (logged_by, at desc, inquiry_id desc);

create table reception.warm_card (
  customer_id   uuid primary key references customers.customer,
  card_id       uuid not null,
  company_id    uuid not null,
  project_id    uuid not null references identity.unit,
  consultant_id uuid not null,
  first_contact text not null check (first_contact in ('call', 'visit')),
  first_at      timestamptz not null,
  on_day        date not null,
  is_short      boolean not null,
  inquiry_id    uuid,
  -- The elements, sealed: daily ones with the identity, appearance, character and economy second.
  elements      bytea not null,
  sensitive_elements bytea,
  seal_version  int not null,
  filled_by     uuid not null,
  filled_at     timestamptz not null,
  updated_at    timestamptz not null
);
create index on reception.warm_card (project_id, on_day desc, card_id desc);
create index on reception.warm_card (consultant_id, on_day desc, card_id desc);

create table reception.follow_up (
  customer_id   uuid not null references customers.customer,
  follow_up_id  uuid not null,
  company_id    uuid not null,
  project_id    uuid not null references identity.unit,
  kind          text not null check (kind in ('visit', 'call', 'message')),
  -- 2 for the second visit, 3 for the third …; null for calls and messages.
  visit_number  smallint,
  at            timestamptz not null,
  outcome       text not null,
  next_on       date,
  next_kind     text check (next_kind in ('visit', 'call')),
  -- {content, problems, solution, hook}
  sealed        bytea not null,
  logged_by     uuid not null,
  logged_at     timestamptz not null,
  primary key (customer_id, follow_up_id)
);
create index on reception.follow_up (customer_id, at desc, follow_up_id desc);
create index on reception.follow_up (project_id, at desc, follow_up_id desc);
create index on reception.follow_up (logged_by, at desc, follow_up_id desc);

create table reception.grade_event (
  customer_id uuid not null references customers.customer,
  event_id    uuid not null,
  from_grade  text,
  to_grade    text not null check (to_grade in ('A', 'B', 'C', 'D')),
  reason_code text,
  graded_by   uuid not null,
  graded_at   timestamptz not null,
  primary key (customer_id, event_id)
);

create table reception.scouting_mark (
  customer_id  uuid not null references customers.customer,
  mark_id      uuid not null,
  stage        text not null check (stage in ('suspected', 'confirmed', 'rejected')),
  marked_by    uuid not null,
  marked_at    timestamptz not null,
  primary key (customer_id, mark_id)
);

grant usage on schema reception to kebu_staff;
grant select, insert, update on reception.inquiry, reception.warm_card to kebu_staff;
grant select, insert on reception.follow_up, reception.grade_event, reception.scouting_mark to kebu_staff;

alter table reception.inquiry enable row level security;
alter table reception.inquiry force row level security;
create policy own on reception.inquiry to kebu_own
  using (handed_to = nullif(current_setting('app.person_id', true), '')::uuid
         or logged_by = nullif(current_setting('app.person_id', true), '')::uuid) with check (true);
create policy project on reception.inquiry to kebu_project
  using (project_id = any (nullif(current_setting('app.project_ids', true), '')::uuid[])) with check (true);
create policy company on reception.inquiry to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[])) with check (true);
create policy system on reception.inquiry to kebu_system using (true) with check (true);

-- Cards and follow-ups: of the opened customer, or one's own work, or of the project or company.
do $$
declare
  child text;
begin
  foreach child in array array['warm_card', 'follow_up', 'grade_event', 'scouting_mark'] loop
    execute format('alter table reception.%I enable row level security', child);
    execute format('alter table reception.%I force row level security', child);
    execute format($p$create policy opened on reception.%I to kebu_own, kebu_team, kebu_project, kebu_company
      using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
      with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)$p$, child);
    execute format('create policy system on reception.%I to kebu_system using (true) with check (true)', child);
  end loop;
  foreach child in array array['warm_card', 'follow_up'] loop
    execute format($p$create policy project on reception.%I for select to kebu_project
      using (project_id = any (nullif(current_setting('app.project_ids', true), '')::uuid[]))$p$, child);
    execute format($p$create policy company on reception.%I for select to kebu_company
      using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))$p$, child);
  end loop;
end $$;
create policy own_work on reception.warm_card for select to kebu_own
  using (consultant_id = nullif(current_setting('app.person_id', true), '')::uuid);
create policy own_work on reception.follow_up for select to kebu_own
  using (logged_by = nullif(current_setting('app.person_id', true), '')::uuid);
