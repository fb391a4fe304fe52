-- 第二道验证: codes of an app, recovery codes, and sign-ins that wait for their second step.
create table identity.totp (
  totp_id      uuid primary key,
  person_id    uuid not null references identity.person,
  -- Sealed under a key of the house: this table alone makes nobody's codes (B19).
  secret       bytea not null,
  confirmed_at timestamptz not null,
  -- The last period of thirty seconds whose code was used: a code works once.
  last_step    bigint not null,
  removed_at   timestamptz
);
create unique index on identity.totp (person_id) where removed_at is null;

-- Ten at a time, each for one sign-in; only a keyed hash is kept.
create table identity.recovery_code (
  person_id  uuid not null references identity.person,
  code_hash  bytea not null,
  created_at timestamptz not null,
  used_at    timestamptz,
  ended_at   timestamptz,
  primary key (person_id, code_hash)
);

-- What was begun at the door and waits for its next step: minutes, once, only the hash of its ticket.
create table identity.sign_in_step (
  step_hash  bytea primary key,
  kind       text not null check (kind in ('second_factor', 'passkey', 'new_passkey', 'company')),
  person_id  uuid references identity.person,
  -- How the first step was taken.
  method     text check (method in ('password', 'passkey', 'company', 'set_up', 'link')),
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz
);
create index on identity.sign_in_step (expires_at);

grant select, insert, update on identity.totp, identity.recovery_code, identity.sign_in_step to kebu_door;
grant delete on identity.sign_in_step to kebu_door;
-- Who administers sees that a factor exists and takes it away; of the secret itself he sees nothing.
grant select (totp_id, person_id, confirmed_at, removed_at) on identity.totp to kebu_company;
grant update (removed_at) on identity.totp to kebu_company;
grant select (person_id, created_at, used_at, ended_at) on identity.recovery_code to kebu_company;
grant update (ended_at) on identity.recovery_code to kebu_company;
