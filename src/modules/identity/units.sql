-- The tree around where one works: everything beneath, and the line above.
-- name: list_units
with recursive beneath as (
  select unit_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id from identity.unit u join beneath b on u.parent_id = b.unit_id
), above as (
  select unit_id, parent_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id, u.parent_id from identity.unit u join above a on u.unit_id = a.parent_id
)
select u.unit_id, u.parent_id, u.kind, u.code, u.name, u.closed_at is not null as is_closed,
       (select p.phase from identity.project_phase p where p.unit_id = u.unit_id
        order by p.since_on desc, p.decided_at desc limit 1) as phase
from identity.unit u
where u.unit_id in (select unit_id from beneath union select unit_id from above)
order by u.created_at, u.unit_id;

-- A unit the actor administers: it or one above it is among his roots.
-- name: read_unit
with recursive above as (
  select unit_id, parent_id from identity.unit where unit_id = $unit_id
  union all
  select u.unit_id, u.parent_id from identity.unit u join above a on u.unit_id = a.parent_id
)
select unit_id, parent_id, kind, code, name, closed_at is not null as is_closed, null as phase
from identity.unit
where unit_id = $unit_id and exists (select from above where unit_id = any ($roots::uuid[]));

-- name: lock_tree
select pg_advisory_xact_lock(7304, 1);

-- name: read_code
select unit_id from identity.unit where code = $code;

-- name: insert_unit
insert into identity.unit (unit_id, parent_id, kind, code, name, created_at)
values ($unit_id, $parent_id, $kind, $code, $name, $at);

-- name: insert_phase
insert into identity.project_phase (unit_id, phase, since_on, decided_by, decided_at)
values ($unit_id, $phase, $since_on, $decided_by, $at);

-- name: update_name
update identity.unit set name = $name where unit_id = $unit_id and closed_at is null;

-- name: read_use
select exists (select from identity.unit where parent_id = $unit_id and closed_at is null)
    or exists (select from identity.office_holding
               where unit_id = $unit_id and (until_on is null or until_on >= $today)) as is_used;

-- name: close_unit
update identity.unit set closed_at = $at where unit_id = $unit_id and closed_at is null;
