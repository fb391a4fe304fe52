-- 工作台: how one person keeps his registers, and the rows he chose to take away.
create schema workplace;

-- Columns, density, tours seen: one value a key, his alone.
create table workplace.preference (
  person_id  uuid not null references identity.person,
  key        text not null check (key ~ '^[a-z][a-z0-9_.-]{0,79}$'),
  value      text not null,
  changed_at timestamptz not null,
  primary key (person_id, key)
);

-- A register as somebody likes to look at it: filters, columns, order. Never an identity term.
create table workplace.saved_view (
  view_id    uuid primary key,
  company_id uuid not null,
  person_id  uuid not null references identity.person,
  -- Whoever holds an office in this unit, or beneath it, sees the view as well.
  unit_id    uuid references identity.unit,
  register   text not null,
  name       text not null check (name <> ''),
  query      jsonb not null,
  columns    text[] not null,
  changed_at timestamptz not null
);
create index on workplace.saved_view (company_id, register);
create index on workplace.saved_view (person_id);
create index on workplace.saved_view (unit_id);

grant usage on schema workplace to kebu_staff;
grant select, insert, update (value, changed_at), delete on workplace.preference to kebu_staff;
grant select, insert, update (unit_id, name, query, columns, changed_at), delete
  on workplace.saved_view to kebu_staff;
alter table workplace.preference enable row level security;
alter table workplace.preference force row level security;
create policy own on workplace.preference to kebu_own
  using (person_id = nullif(current_setting('app.person_id', true), '')::uuid);
alter table workplace.saved_view enable row level security;
alter table workplace.saved_view force row level security;
create policy company on workplace.saved_view to kebu_own
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));

-- The rows somebody chose, where he took only some of a register.
alter table custody.export add column row_ids uuid[];
