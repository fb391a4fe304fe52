-- 组织与人员: units, people, offices, and how they come in. Small tables everyone's work refers to.
create schema identity;

create table identity.unit (
  unit_id    uuid primary key,
  parent_id  uuid references identity.unit,
  kind       text not null check (kind in ('group', 'company', 'department', 'project', 'team')),
  code       text not null unique check (code ~ '^[a-z0-9_]{2,40}$'),
  name       text not null check (name <> ''),
  created_at timestamptz not null,
  closed_at  timestamptz,
  check ((parent_id is null) = (kind = 'group'))
);

-- The phase of a project decides who answers (part 7, machine 9); each change is kept.
create table identity.project_phase (
  unit_id    uuid not null references identity.unit,
  phase      text not null check (phase in ('before_team', 'team_in_place', 'team_disbanded', 'handed_over')),
  since_on   date not null,
  decided_by uuid,
  decided_at timestamptz not null,
  primary key (unit_id, decided_at)
);

create table identity.person (
  person_id     uuid primary key,
  sign_in_name  text not null,
  -- The name folded (NFKC, case, look-alikes): two people must not look like one.
  sign_in_key   text not null unique,
  name          text not null check (name <> ''),
  locale        text not null default 'zh-CN' check (locale in ('zh-CN', 'en')),
  password_hash text,
  password_set_at timestamptz,
  created_at    timestamptz not null,
  disabled_at   timestamptz
);

create table identity.office_holding (
  holding_id uuid primary key,
  person_id  uuid not null references identity.person,
  office     text not null,
  unit_id    uuid not null references identity.unit,
  from_on    date not null,
  until_on   date,
  granted_by uuid,
  granted_at timestamptz not null,
  -- The day before it began: granted and taken back on one day, it never stood.
  check (until_on is null or until_on >= from_on - 1)
);
create index on identity.office_holding (person_id);
create index on identity.office_holding (unit_id, office);

create table identity.deputyship (
  deputyship_id uuid primary key,
  holding_id    uuid not null references identity.office_holding,
  deputy_id     uuid not null references identity.person,
  from_on       date not null,
  until_on      date not null check (until_on >= from_on - 1),
  granted_by    uuid,
  granted_at    timestamptz not null
);
create index on identity.deputyship (deputy_id);
create index on identity.deputyship (holding_id);

create table identity.session (
  session_hash bytea primary key,
  person_id    uuid not null references identity.person,
  created_at   timestamptz not null,
  last_seen_at timestamptz not null,
  expires_at   timestamptz not null,
  ended_at     timestamptz
);
create index on identity.session (person_id);

create table identity.access_token (
  token_id     uuid primary key,
  token_hash   bytea not null unique,
  person_id    uuid not null references identity.person,
  name         text not null,
  created_at   timestamptz not null,
  expires_on   date not null,
  revoked_at   timestamptz,
  last_used_at timestamptz
);
create index on identity.access_token (person_id);

-- What must survive a refusal: failed sign-ins and probes, counted per window. The bucket is a keyed
-- hash, so that the table does not say whose name or address was tried.
create table identity.attempt (
  bucket          bytea not null,
  window_start_at timestamptz not null,
  attempt_count   int not null,
  primary key (bucket, window_start_at)
);

create table identity.set_up_token (
  token_hash bytea primary key,
  created_at timestamptz not null,
  used_at    timestamptz
);

grant usage on schema identity to kebu_staff, kebu_door, kebu_guest;
grant select on identity.unit, identity.project_phase, identity.office_holding, identity.deputyship to kebu_staff, kebu_door;
grant select (person_id, sign_in_name, sign_in_key, name, locale, created_at, disabled_at, password_set_at) on identity.person to kebu_staff;
-- Administering is done in a company's scope; in one's own, one touches nothing but one's language and
-- tokens. Passwords and one's own sessions are the door's.
grant insert, update on identity.unit, identity.person, identity.office_holding, identity.deputyship to kebu_company, kebu_system;
grant insert on identity.project_phase to kebu_company, kebu_system;
grant update (locale) on identity.person to kebu_own;
grant select (token_id, person_id, name, created_at, expires_on, revoked_at, last_used_at) on identity.access_token to kebu_own, kebu_company, kebu_system;
grant insert on identity.access_token to kebu_own, kebu_system;
grant update (revoked_at) on identity.access_token to kebu_own, kebu_company;
grant select (person_id, created_at, last_seen_at, expires_at, ended_at) on identity.session to kebu_company;
grant update (ended_at) on identity.session to kebu_company;
grant select on identity.person, identity.session, identity.access_token, identity.attempt, identity.set_up_token to kebu_door;
grant insert, update, delete on identity.attempt to kebu_door;
grant insert, update on identity.session, identity.set_up_token to kebu_door;
grant update (last_used_at) on identity.access_token to kebu_door;
grant update (password_hash, password_set_at, locale) on identity.person to kebu_door;
-- The set-up page makes the first company and its administrator; it runs as the door, once.
grant insert on identity.unit, identity.person, identity.office_holding, identity.project_phase to kebu_door;
