-- 表单与问卷 (R-C1, R-C3, F-05 to F-08): forms by version, and what was submitted, sealed under a case of its own.
create schema forms;

create table forms.form (
  form_id    uuid primary key,
  company_id uuid not null references identity.unit,
  project_id uuid not null references identity.unit,
  -- Stands in the public address: 128 bits of chance.
  token      text not null unique,
  made_by    uuid not null,
  made_at    timestamptz not null,
  closed_at  timestamptz
);
create index on forms.form (company_id, made_at desc);

-- A version is never edited: an answer is read by the questions that were asked.
create table forms.version (
  form_id        uuid not null references forms.form,
  version        int not null check (version > 0),
  company_id     uuid not null,
  definition     jsonb not null,
  channel        text not null references customers.channel,
  notice_code    text not null,
  notice_version int not null,
  published_by   uuid not null,
  published_at   timestamptz not null,
  primary key (form_id, version),
  foreign key (notice_code, notice_version) references consent.notice
);

create table forms.submission (
  submission_id  uuid primary key references vault.case_key,
  company_id     uuid not null references identity.unit,
  project_id     uuid not null references identity.unit,
  form_id        uuid,
  version        int,
  via            text not null check (via in ('link', 'kiosk', 'staff')),
  channel        text not null references customers.channel,
  notice_code    text not null,
  notice_version int not null,
  -- The purposes that were ticked beside the notice.
  agreed         text[] not null,
  received_at    timestamptz not null,
  -- Choices, scales and numbers that name nobody, for results; everything else is sealed.
  plain          jsonb not null,
  sealed         bytea not null,
  entered_by     uuid references identity.person,
  verdict        text check (verdict in ('qualified', 'invalid', 'duplicate', 'scouting')),
  screened_by    uuid references identity.person,
  screened_at    timestamptz,
  customer_id    uuid,
  foreign key (form_id, version) references forms.version,
  foreign key (notice_code, notice_version) references consent.notice,
  check ((verdict is null) = (screened_at is null))
);
create index on forms.submission (project_id, received_at desc, submission_id desc);
create index on forms.submission (company_id, received_at desc, submission_id desc);
create index on forms.submission (form_id);

grant usage on schema forms to kebu_staff, kebu_guest;
grant select, insert on forms.form, forms.version, forms.submission to kebu_staff;
grant update (closed_at) on forms.form to kebu_staff;
grant update (verdict, screened_by, screened_at, customer_id) on forms.submission to kebu_staff;
-- A guest reads what is asked and hands in; he reads nothing that was handed in.
grant select on forms.form, forms.version to kebu_guest;
grant insert on forms.submission to kebu_guest;
grant usage on schema vault to kebu_guest;
grant insert on vault.case_key to kebu_guest;

alter table forms.form enable row level security;
alter table forms.form force row level security;
create policy company on forms.form to kebu_own, kebu_team, kebu_project, kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))
  with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy guest on forms.form for select to kebu_guest using (closed_at is null);
create policy system on forms.form to kebu_system using (true) with check (true);

alter table forms.version enable row level security;
alter table forms.version force row level security;
create policy company on forms.version to kebu_own, kebu_team, kebu_project, kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))
  with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy guest on forms.version for select to kebu_guest using (true);
create policy system on forms.version to kebu_system using (true) with check (true);

alter table forms.submission enable row level security;
alter table forms.submission force row level security;
create policy project on forms.submission to kebu_project
  using (project_id = any (nullif(current_setting('app.project_ids', true), '')::uuid[]))
  with check (project_id = any (nullif(current_setting('app.project_ids', true), '')::uuid[]));
create policy company on forms.submission to kebu_company
  using (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]))
  with check (company_id = any (nullif(current_setting('app.company_ids', true), '')::uuid[]));
create policy guest on forms.submission for insert to kebu_guest with check (true);
create policy system on forms.submission to kebu_system using (true) with check (true);
