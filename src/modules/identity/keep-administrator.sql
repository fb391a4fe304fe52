-- Administrators who end each other at the same moment take turns.
-- name: lock_administrators
select pg_advisory_xact_lock(7306, 1);

-- name: list_administering
select holding_id, unit_id from identity.office_holding
where person_id = $person_id and office = 'system_administrator'
  and (until_on is null or until_on >= $today);

-- Whoever administers the unit or one above it, today and without a last day.
-- name: count_others
with recursive above as (
  select unit_id, parent_id from identity.unit where unit_id = $unit_id
  union all
  select u.unit_id, u.parent_id from identity.unit u join above a on u.unit_id = a.parent_id
)
select count(*)::int as count
from identity.office_holding h join identity.person p on p.person_id = h.person_id
where h.office = 'system_administrator' and h.unit_id in (select unit_id from above)
  and not h.holding_id = any ($ending::uuid[]) and p.disabled_at is null
  and h.from_on <= $today and h.until_on is null;
