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
  closed_at      timestamptz
);
create index on approvals.request (company_id, requested_at desc, request_id desc) where closed_at is null;
create index on approvals.request (about_id);
create index on approvals.request (requested_by, requested_at desc);

create table approvals.step (
  request_id uuid not null references approvals.request,
  step_no    smallint not null check (step_no > 0),
  office     text not null,
  unit_id    uuid not null references identity.unit,
  primary key (request_id, step_no)
);

create table approvals.signature (
  request_id   uuid not null references approvals.request,
  step_no      smallint not null,
  decision     text not null check (decision in ('approved', 'returned', 'declined')),
  reason_code  text,
  note         bytea,
  signed_by    uuid not null references identity.person,
  on_behalf_of uuid references identity.person,
  signed_at    timestamptz not null,
  primary key (request_id, step_no)
);

create table approvals.withdrawal (
  request_id   uuid primary key references approvals.request,
  withdrawn_by uuid not null references identity.person,
  withdrawn_at timestamptz not null
);

grant usage on schema approvals to kebu_staff;
grant select, insert on approvals.request, approvals.step, approvals.signature, approvals.withdrawal to kebu_staff;
grant update (closed_at) on approvals.request to kebu_staff;
