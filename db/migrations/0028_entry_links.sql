-- 一次性链接: how somebody sets a password of his own without being told one, and who asked for it.
create table identity.entry_link (
  link_hash  bytea primary key,
  person_id  uuid not null references identity.person,
  made_by    uuid not null references identity.person,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at    timestamptz,
  -- A newer link, or an account disabled meanwhile.
  ended_at   timestamptz
);
create index on identity.entry_link (person_id);

-- Who forgot his password and asks an administrator; the newest counts.
create table identity.link_request (
  person_id   uuid not null references identity.person,
  asked_at    timestamptz not null,
  answered_at timestamptz,
  primary key (person_id, asked_at)
);

grant select, update (used_at) on identity.entry_link to kebu_door;
grant select, insert on identity.link_request to kebu_door;
grant insert, update (ended_at) on identity.entry_link to kebu_company;
grant select (person_id, made_by, created_at, expires_at, used_at, ended_at) on identity.entry_link to kebu_company;
grant select, update (answered_at) on identity.link_request to kebu_company;
