-- 通行密钥: keys of a device with which somebody signs in without a password; only the public half is here.
create table identity.passkey (
  passkey_id   uuid primary key,
  person_id    uuid not null references identity.person,
  -- What the device calls it, and the half that proves a signature.
  credential   bytea not null unique,
  public_key   bytea not null,
  -- How often it signed, where a device counts: a copy counts differently.
  counter      bigint not null,
  transports   text[] not null,
  name         text not null check (name <> ''),
  created_at   timestamptz not null,
  last_used_at timestamptz,
  removed_at   timestamptz
);
create index on identity.passkey (person_id);

grant select, insert on identity.passkey to kebu_door;
grant update (counter, name, last_used_at, removed_at) on identity.passkey to kebu_door;
grant select (passkey_id, person_id, name, created_at, last_used_at, removed_at) on identity.passkey to kebu_company;
grant update (removed_at) on identity.passkey to kebu_company;
