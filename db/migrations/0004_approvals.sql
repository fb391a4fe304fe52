-- 审批. A chain of offices computed from the terms when the request is made, and frozen with it.
create schema approvals;

create table approvals.request (
  request_id     uuid primary key,
  kind           text not null check (kind ~ '^[a-z]+\.[a-z-]+$'),
  -- What is to be decided: a customer, an import batch … The kind says of what table.
  about_id       uuid not null,
  -- Whose key seals the notes: the customer, or the case of a batch.
  sealed_under   uuid not null,
  company_id     uuid not null references identity.unit,
  project_id     uuid references identity.unit,
  requested_by   uuid not null references identity.person,
  requested_at   timestamptz not null,
  clause         text not null,
  regime_version text not null,
  -- Counts and codes the approver needs to decide; never a name or a number of a person.
  facts          jsonb not null,
  -- Projected from the signatures so that an inbox is one index range; an invariant test compares.
  closed_at      timestamptz,
  unique (request_id, company_id)
);
create index open_request on approvals.request (company_id, requested_at desc, request_id desc)
  where closed_at is null;
create index on approvals.request (company_id, requested_at desc, request_id desc);
create index on approvals.request (requested_by, requested_at desc, request_id desc);
create index on approvals.request (about_id);
-- One thing waits for one decision at a time; the door looks first, this is the backstop.
create unique index one_open_request on approvals.request (kind, about_id) where closed_at is null;

-- The company stands in every row: one condition is all a row-level policy compares.
create table approvals.step (
  request_id uuid not null,
  company_id uuid not null,
  step_no    smallint not null check (step_no > 0),
  office     text not null,
  unit_id    uuid not null references identity.unit,
  primary key (request_id, step_no),
  foreign key (request_id, company_id) references approvals.request (request_id, company_id)
);

create table approvals.signature (
  request_id   uuid not null,
  company_id   uuid not null,
  step_no      smallint not null,
  decision     text not null check (decision in ('approved', 'returned', 'declined')),
  reason_code  text,
  note         bytea,
  signed_by    uuid not null references identity.person,
  on_behalf_of uuid references identity.person,
  signed_at    timestamptz not null,
  primary key (request_id, step_no),
  foreign key (request_id, step_no) references approvals.step,
  foreign key (request_id, company_id) references approvals.request (request_id, company_id)
);
create index on approvals.signature (signed_by, signed_at desc);

create table approvals.withdrawal (
  request_id   uuid primary key,
  company_id   uuid not null,
  withdrawn_by uuid not null references identity.person,
  withdrawn_at timestamptz not null,
  foreign key (request_id, company_id) references approvals.request (request_id, company_id)
);

-- A request with where it stands, read from its rows: a register and a decision see the same.
create view approvals.line with (security_invoker = true) as
select r.request_id, r.kind, r.about_id, r.sealed_under, r.company_id, r.project_id,
       project.name as project_name, r.requested_by, requester.name as requested_by_name,
       r.requested_at, r.clause, r.regime_version, r.facts, r.closed_at,
       chain.step_count, signed.signed_count,
       case when w.request_id is not null then 'withdrawn'
            when signed.refused_as is not null then signed.refused_as
            when signed.signed_count = chain.step_count then 'approved'
            else 'open' end as outcome,
       step.step_no as waiting_step_no, step.office as waiting_office,
       step.unit_id as waiting_unit_id, unit.name as waiting_unit_name
from approvals.request r
join identity.person requester on requester.person_id = r.requested_by
left join identity.unit project on project.unit_id = r.project_id
left join approvals.withdrawal w on w.request_id = r.request_id
cross join lateral (
  select count(*)::int as step_count from approvals.step s where s.request_id = r.request_id
) chain
cross join lateral (
  select count(*)::int as signed_count,
         min(g.decision) filter (where g.decision <> 'approved') as refused_as
  from approvals.signature g where g.request_id = r.request_id
) signed
left join approvals.step step on r.closed_at is null and step.request_id = r.request_id
  and step.step_no = signed.signed_count + 1
left join identity.unit unit on unit.unit_id = step.unit_id;

grant usage on schema approvals to kebu_staff;
grant select on approvals.line to kebu_staff;
grant select, insert on approvals.request, approvals.step, approvals.signature,
  approvals.withdrawal to kebu_staff;
grant update (closed_at) on approvals.request to kebu_staff;

do $$
declare
  part text;
begin
  foreach part in array array['request', 'step', 'signature', 'withdrawal'] loop
    execute format('alter table approvals.%I enable row level security', part);
    execute format('alter table approvals.%I force row level security', part);
    execute format($p$create policy company on approvals.%I
      to kebu_own, kebu_team, kebu_project, kebu_company
      using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))
      with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))$p$,
      part);
    execute format(
      'create policy system on approvals.%I to kebu_system using (true) with check (true)', part);
  end loop;
end $$;
