-- name: list_all
select code, version, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
       retain_days, recipients_zh, recipients_en, clause, closed_at is null as is_open
from consent.purpose order by closed_at is not null, created_at, code;

-- name: lock_purpose
select pg_advisory_xact_lock(7303, hashtext($code));

-- name: open_purpose
select code, version, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
       retain_days, recipients_zh, recipients_en, clause, closed_at is null as is_open
from consent.purpose where code = $code;

-- name: insert_purpose
insert into consent.purpose (code, version, name_zh, name_en, description_zh, description_en,
  lawful_basis, owner_office, retain_days, recipients_zh, recipients_en, clause, created_at)
values ($code, 1, $name_zh, $name_en, $description_zh, $description_en, $lawful_basis,
  $owner_office, $retain_days, $recipients_zh, $recipients_en, $clause, $at);

-- name: update_purpose
update consent.purpose set version = $version, name_zh = $name_zh, name_en = $name_en,
  description_zh = $description_zh, description_en = $description_en, lawful_basis = $lawful_basis,
  owner_office = $owner_office, retain_days = $retain_days, recipients_zh = $recipients_zh,
  recipients_en = $recipients_en, closed_at = $closed_at
where code = $code;

-- name: insert_version
insert into consent.purpose_version (code, version, name_zh, name_en, description_zh, description_en,
  lawful_basis, owner_office, retain_days, recipients_zh, recipients_en, clause, is_open, revised_at,
  revised_by)
select code, version, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
       retain_days, recipients_zh, recipients_en, clause, closed_at is null, $at, $revised_by
from consent.purpose where code = $code;

-- name: list_versions
select v.code, v.version, v.name_zh, v.name_en, v.description_zh, v.description_en, v.lawful_basis,
       v.owner_office, v.retain_days, v.recipients_zh, v.recipients_en, v.clause, v.is_open,
       v.revised_at, p.name as revised_by_name
from consent.purpose_version v left join identity.person p on p.person_id = v.revised_by
where v.code = $code order by v.version desc;

-- The notices in force now that name a purpose.
-- name: list_naming
select n.code from consent.notice n
where $code = any (n.purposes) and n.in_force_at <= $at
  and not exists (select from consent.notice later
                  where later.code = n.code and later.version > n.version and later.in_force_at <= $at);
