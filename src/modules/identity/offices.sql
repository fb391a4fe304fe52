-- name: read_unit
select kind, name from identity.unit where unit_id = $unit_id and closed_at is null;

-- name: lock_person
select from identity.person where person_id = $person_id for update;

-- name: read_same
select holding_id from identity.office_holding
where person_id = $person_id and office = $office and unit_id = $unit_id
  and (until_on is null or until_on >= $from_on) limit 1;

-- name: insert_holding
insert into identity.office_holding (holding_id, person_id, office, unit_id, from_on, until_on, granted_by, granted_at)
values ($holding_id, $person_id, $office, $unit_id, $from_on, $until_on, $granted_by, $at);

-- name: lock_holding
select person_id, office, from_on::text as from_on from identity.office_holding
where holding_id = $holding_id for update;

-- name: end_holding
update identity.office_holding set until_on = $until_on where holding_id = $holding_id;

-- name: count_administrators
select count(distinct h.person_id)::int as count
from identity.office_holding h join identity.person p on p.person_id = h.person_id
where h.office = 'system_administrator' and h.holding_id <> $holding_id and p.disabled_at is null
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today);

-- name: insert_deputyship
insert into identity.deputyship (deputyship_id, holding_id, deputy_id, from_on, until_on, granted_by, granted_at)
values ($deputyship_id, $holding_id, $deputy_id, $from_on, $until_on, $granted_by, $at);

-- name: end_deputyship
update identity.deputyship set until_on = greatest(from_on, $until_on::date)
where deputyship_id = $deputyship_id and until_on > $until_on;
