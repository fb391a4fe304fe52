-- 客户档案. What describes a case is plain and pseudonymous; what names a person is sealed with his own key.
create schema customers;

-- Ways a customer's information reaches us (R-C1): data, not code.
create table customers.channel (
  code       text primary key check (code ~ '^[a-z_]{2,40}$'),
  name_zh    text not null,
  name_en    text not null,
  created_at timestamptz not null,
  closed_at  timestamptz
);

create table customers.customer (
  customer_id  uuid primary key references vault.subject,
  number       text not null,
  kind         text not null check (kind in ('individual', 'company', 'dealer')),
  company_id   uuid not null references identity.unit,
  project_id   uuid not null references identity.unit,
  -- Projected from customers.assignment, where ownership lives: a policy and a list need them here.
  team_id      uuid,
  owner_id     uuid,
  -- Projected from the rows of screening, submission and decision (ruling "State").
  state        text not null check (state in
    ('received', 'screened_out', 'entered', 'pending_review', 'returned', 'in_force', 'voided', 'quarantined')),
  -- Projected from consent: purposes a lawful basis covers today.
  lawful_for   text[] not null,
  intake_channel    text not null references customers.channel,
  awareness_channel text,
  intent_grade text check (intent_grade in ('A', 'B', 'C', 'D')),
  is_scouting  boolean not null default false,
  entered_by   uuid not null,
  visit_count  int not null default 0,
  call_count   int not null default 0,
  first_visit_on date,
  last_contact_at timestamptz,
  next_contact_on date,
  gender       text check (gender in ('male', 'female')),
  birth_year   smallint,
  age_band     text,
  marital_status text,
  education    text,
  occupation   text,
  employer_kind text,
  housing_tenure text,
  need         text,
  buying_for   text,
  area_band    text,
  price_band   text,
  income_band  text,
  region_code  text,
  -- Read together, sealed together: {name, phones, contact_name}; {address, email, …}; second seal.
  identity     bytea not null,
  contact      bytea,
  sensitive    bytea,
  seal_version int not null,
  created_at   timestamptz not null,
  updated_at   timestamptz not null
);
create index customer_own on customers.customer (owner_id, updated_at desc, customer_id desc);
create index customer_team on customers.customer (team_id, updated_at desc, customer_id desc);
create index customer_project on customers.customer (project_id, updated_at desc, customer_id desc);
create index customer_company on customers.customer (company_id, updated_at desc, customer_id desc);
create index customer_company_filter on customers.customer (company_id, intent_grade, intake_channel, created_at);
create index customer_own_next on customers.customer (owner_id, next_contact_on) where next_contact_on is not null;

-- Unique and never reused: its own narrow table keyed by the number, also when the customer is gone.
create table customers.customer_number (
  number      text primary key,
  customer_id uuid not null,
  issued_at   timestamptz not null
);

create table customers.assignment (
  customer_id   uuid not null references customers.customer,
  assignment_id uuid not null,
  owner_id      uuid not null references identity.person,
  team_id       uuid references identity.unit,
  project_id    uuid not null references identity.unit,
  assigned_by   uuid not null,
  opened_at     timestamptz not null,
  closed_at     timestamptz,
  primary key (customer_id, assignment_id)
);
create unique index one_open_assignment on customers.assignment (customer_id) where closed_at is null;

create table customers.screening (
  customer_id  uuid not null references customers.customer,
  screening_id uuid not null,
  verdict      text not null check (verdict in ('qualified', 'invalid', 'duplicate', 'scouting')),
  reason_code  text,
  screened_by  uuid not null,
  screened_at  timestamptz not null,
  primary key (customer_id, screening_id)
);

-- Each time an archive is handed to review; the decision is the approval's signature.
create table customers.submission (
  customer_id   uuid not null references customers.customer,
  submission_id uuid not null,
  request_id    uuid,
  batch_id      uuid,
  submitted_by  uuid not null,
  submitted_at  timestamptz not null,
  primary key (customer_id, submission_id)
);

create table customers.voiding (
  customer_id uuid primary key references customers.customer,
  reason_code text not null,
  voided_by   uuid not null,
  voided_at   timestamptz not null
);

-- Before and after of each changed field, sealed with the customer's key (R-F2): survives as ciphertext.
create table customers.change (
  customer_id uuid not null references customers.customer,
  change_id   uuid not null,
  field       text not null,
  sealed      bytea not null,
  source      text not null,
  request_id  uuid,
  changed_by  uuid not null,
  changed_at  timestamptz not null,
  primary key (customer_id, change_id, field)
);

-- 时间线: appended by every module in its own transaction; free of identity.
create table customers.timeline (
  customer_id uuid not null references customers.customer,
  at          timestamptz not null,
  event_id    uuid not null,
  kind        text not null,
  ref         uuid,
  by_id       uuid,
  facts       jsonb not null default '{}',
  primary key (customer_id, at, event_id)
);

grant usage on schema customers to kebu_staff, kebu_dedupe, kebu_guest;
grant select on customers.channel to kebu_staff, kebu_guest;
grant insert, update (closed_at) on customers.channel to kebu_staff;
grant select, insert, update on customers.customer to kebu_staff;
grant select, insert on customers.customer_number to kebu_staff;
grant select, insert, update (closed_at) on customers.assignment to kebu_staff;
grant select, insert on customers.screening, customers.submission, customers.voiding, customers.change, customers.timeline to kebu_staff;
grant select (customer_id, company_id, project_id, identity, contact, seal_version, state) on customers.customer to kebu_dedupe;

alter table customers.customer enable row level security;
alter table customers.customer force row level security;
create policy own on customers.customer to kebu_own
  using (owner_id = nullif(current_setting('app.person_id', true), '')::uuid)
  with check (true);
create policy team on customers.customer to kebu_team
  using (team_id = any (nullif(current_setting('app.team_ids', true), '')::uuid[])) with check (true);
create policy project on customers.customer to kebu_project
  using (project_id = any (nullif(current_setting('app.project_ids', true), '')::uuid[])) with check (true);
create policy company on customers.customer to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[])) with check (true);
create policy system on customers.customer to kebu_system using (true) with check (true);
create policy dedupe on customers.customer for select to kebu_dedupe using (true);

-- Children of one customer are seen once that customer has been opened in this transaction.
do $$
declare
  child text;
begin
  foreach child in array array['assignment', 'screening', 'submission', 'voiding', 'change', 'timeline'] loop
    execute format('alter table customers.%I enable row level security', child);
    execute format('alter table customers.%I force row level security', child);
    execute format($p$create policy opened on customers.%I to kebu_own, kebu_team, kebu_project, kebu_company
      using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
      with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)$p$, child);
    execute format('create policy system on customers.%I to kebu_system using (true) with check (true)', child);
  end loop;
end $$;

-- One line of the register with the names it shows. Policies are the reader's: security_invoker.
create view customers.line with (security_invoker = true) as
select c.customer_id, c.number, c.kind, c.company_id, c.project_id, c.team_id, c.owner_id, c.state,
       c.lawful_for, c.intake_channel, c.awareness_channel, c.intent_grade, c.is_scouting,
       c.entered_by, c.visit_count, c.call_count, c.first_visit_on, c.last_contact_at,
       c.next_contact_on, c.identity, c.seal_version, c.created_at, c.updated_at,
       s.key_slot, p.name as project_name, o.name as owner_name
from customers.customer c
join vault.subject s on s.customer_id = c.customer_id
join identity.unit p on p.unit_id = c.project_id
left join identity.person o on o.person_id = c.owner_id;
grant select on customers.line to kebu_staff;

-- Staging of spreadsheets (R-C5): sealed under the batch's case key until they are customers.
create table customers.import_batch (
  batch_id       uuid primary key,
  case_id        uuid not null references vault.case_key,
  file_id        uuid not null,
  company_id     uuid not null references identity.unit,
  project_id     uuid not null references identity.unit,
  intake_channel text not null references customers.channel,
  purpose        text not null,
  basis          text not null,
  provenance     bytea not null,
  notice_code    text,
  notice_version int,
  file_digest    bytea not null,
  started_by     uuid not null,
  started_at     timestamptz not null,
  -- Projected: staging, ready, submitted, applying, applied, returned, undone, failed.
  state          text not null,
  mapping        jsonb not null,
  row_count      int not null default 0,
  staged_count   int not null default 0,
  accepted_count int not null default 0,
  duplicate_count int not null default 0,
  rejected_count int not null default 0,
  applied_count  int not null default 0,
  request_id     uuid,
  completed_at   timestamptz
);
create index on customers.import_batch (company_id, started_at desc, batch_id desc);

create table customers.import_row (
  batch_id    uuid not null references customers.import_batch,
  row_no      int not null,
  verdict     text not null check (verdict in ('accepted', 'duplicate', 'rejected', 'quarantined')),
  reasons     text[] not null,
  sealed      bytea not null,
  customer_id uuid,
  primary key (batch_id, row_no)
);
create index on customers.import_row (batch_id, verdict, row_no);

grant select, insert, update on customers.import_batch, customers.import_row to kebu_staff;
alter table customers.import_batch enable row level security;
alter table customers.import_batch force row level security;
create policy own on customers.import_batch to kebu_own
  using (started_by = nullif(current_setting('app.person_id', true), '')::uuid) with check (true);
create policy project on customers.import_batch to kebu_team, kebu_project
  using (project_id = any (nullif(current_setting('app.project_ids', true), '')::uuid[])) with check (true);
create policy company on customers.import_batch to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[])) with check (true);
create policy system on customers.import_batch to kebu_system using (true) with check (true);
alter table customers.import_row enable row level security;
alter table customers.import_row force row level security;
create policy opened on customers.import_row to kebu_own, kebu_team, kebu_project, kebu_company
  using (batch_id = nullif(current_setting('app.batch_id', true), '')::uuid)
  with check (batch_id = nullif(current_setting('app.batch_id', true), '')::uuid);
create policy system on customers.import_row to kebu_system using (true) with check (true);
