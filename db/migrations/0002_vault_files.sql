-- 密钥与附件. No copy of a data key, wrapped or not, lies in PostgreSQL: only its slot in the keystore.
create schema vault;

-- The root that consents, archives and everything else about one customer refer to.
create table vault.subject (
  customer_id  uuid primary key,
  key_slot     bigint not null,
  created_at   timestamptz not null,
  destroyed_at timestamptz
);

-- Personal data before there is a customer: a call register line, an uploaded workbook, staging rows.
create table vault.case_key (
  case_id      uuid primary key,
  key_slot     bigint not null,
  created_at   timestamptz not null,
  destroyed_at timestamptz
);

-- Short keyed tokens narrow, decryption decides (findings §4b). Integers compared with `=` only:
-- other operators are not leakproof and lose their index under row-level security.
-- kind: 1 phone (token = last four, extra = 6 bits of the whole), 2 two-character run of the name,
-- 3 initials, 4 pinyin runs, 5 id number, 6 e-mail, 7 credit code. No token names a surname alone.
create table vault.search_token (
  kind        smallint not null,
  token       int not null,
  extra       smallint not null default 0,
  customer_id uuid not null,
  primary key (kind, token, extra, customer_id)
);
create index on vault.search_token (customer_id);

grant usage on schema vault to kebu_staff, kebu_dedupe;
grant select, insert on vault.subject, vault.case_key to kebu_staff;
grant select, insert, delete on vault.search_token to kebu_staff;
grant update (destroyed_at) on vault.case_key to kebu_staff;
grant select on vault.subject, vault.search_token to kebu_dedupe;

create schema files;
-- The bytes lie sealed under data/files; the row knows only what is needed to find and open them.
create table files.file (
  file_id     uuid primary key,
  case_id     uuid not null references vault.case_key,
  byte_count  bigint not null,
  media_type  text not null,
  name        bytea not null,
  uploaded_by uuid not null,
  uploaded_at timestamptz not null
);
grant usage on schema files to kebu_staff;
grant select, insert on files.file to kebu_staff;
