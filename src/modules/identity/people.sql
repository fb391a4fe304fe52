-- fragment: filter.office
exists (select from identity.office_holding h where h.person_id = p.person_id and h.office = $office
        and (h.until_on is null or h.until_on >= $today))
-- fragment: filter.unit_id
exists (select from identity.office_holding h
  where h.person_id = p.person_id and h.unit_id = $unit_id
        and (h.until_on is null or h.until_on >= $today))
-- fragment: filter.is_disabled
(p.disabled_at is not null) = $is_disabled
-- fragment: filter.q
(position($q in lower(p.name)) > 0 or position($q in p.sign_in_key) > 0)

-- fragment: after.person_id
(p.disabled_at is not null, p.person_id) > ($after_disabled::boolean, $after_id::uuid)

-- Whom an administrator administers: whoever holds or held an office beneath his roots, and whoever
-- has none yet.
-- name: list_people
with recursive beneath as (
  select unit_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id from identity.unit u join beneath b on u.parent_id = b.unit_id
)
select p.person_id, p.name, p.sign_in_name, p.disabled_at is not null as is_disabled, p.created_at,
       (select max(s.last_seen_at) from identity.session s
         where s.person_id = p.person_id) as last_seen_at
from identity.person p
where (exists (select from identity.office_holding h join beneath b on b.unit_id = h.unit_id
               where h.person_id = p.person_id)
       or not exists (select from identity.office_holding h where h.person_id = p.person_id))
  {filter} {after}
order by p.disabled_at is not null, p.person_id
limit $limit;

-- name: list_holdings
select h.person_id, h.holding_id, h.office, h.unit_id, u.name as unit_name, h.from_on, h.until_on
from identity.office_holding h join identity.unit u on u.unit_id = h.unit_id
where h.person_id = any ($person_ids::uuid[]) and (h.until_on is null or h.until_on >= $today)
order by h.from_on, h.holding_id;

-- name: list_deputies
select d.holding_id, d.deputyship_id, d.deputy_id, p.name, d.from_on, d.until_on
from identity.deputyship d join identity.person p on p.person_id = d.deputy_id
where d.holding_id = any ($holding_ids::uuid[]) and d.until_on >= $today
order by d.from_on;

-- name: list_colleagues
with recursive beneath as (
  select unit_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id from identity.unit u join beneath b on u.parent_id = b.unit_id
)
select distinct p.person_id, p.name
from identity.person p
join identity.office_holding h on h.person_id = p.person_id
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
join beneath b on b.unit_id = h.unit_id
join identity.unit u on u.unit_id = h.unit_id
where p.disabled_at is null
  and ($office::text is null or h.office = $office)
  and ($project_id::uuid is null or u.unit_id = $project_id or u.parent_id = $project_id)
order by p.name limit 1000;

-- name: read_key
select person_id from identity.person where sign_in_key = $sign_in_key;

-- name: lock_key
select pg_advisory_xact_lock(7305, hashtext($sign_in_key));

-- name: insert_person
insert into identity.person (person_id, sign_in_name, sign_in_key, name, password_hash, created_at)
values ($person_id, $sign_in_name, $sign_in_key, $name, $password_hash, $at);

-- name: update_name
update identity.person set name = $name where person_id = $person_id;

-- name: disable_person
update identity.person set disabled_at = $at where person_id = $person_id;

-- name: enable_person
update identity.person set disabled_at = null where person_id = $person_id;

-- name: update_password
update identity.person set password_hash = $password_hash, password_set_at = null
where person_id = $person_id;

-- name: end_sessions
update identity.session set ended_at = $at where person_id = $person_id and ended_at is null;

-- name: revoke_tokens
update identity.access_token set revoked_at = $at
  where person_id = $person_id and revoked_at is null;
