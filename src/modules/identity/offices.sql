-- What somebody holds now or will hold, his own and what he stands in for.
-- name: list_offices
select h.office from identity.office_holding h
where h.person_id = $person_id and (h.until_on is null or h.until_on >= $today)
union
select h.office from identity.deputyship d
  join identity.office_holding h on h.holding_id = d.holding_id
where d.deputy_id = $person_id and d.until_on >= $today
  and (h.until_on is null or h.until_on >= $today);

-- name: read_same
select holding_id from identity.office_holding
where person_id = $person_id and office = $office and unit_id = $unit_id
  and (until_on is null or until_on >= $from_on) limit 1;

-- name: insert_holding
insert into identity.office_holding (holding_id, person_id, office, unit_id, from_on, until_on,
  granted_by, granted_at)
values ($holding_id, $person_id, $office, $unit_id, $from_on, $until_on, $granted_by, $at);

-- name: lock_holding
select holding_id, person_id, office, unit_id, from_on from identity.office_holding
where holding_id = $holding_id and (until_on is null or until_on >= $today) for update;

-- Ending never prolongs, and what ends before it began never stood.
-- name: end_holding
update identity.office_holding
set until_on = greatest(from_on - 1, least(until_on, $until_on::date))
where holding_id = $holding_id;

-- name: insert_deputyship
insert into identity.deputyship (deputyship_id, holding_id, deputy_id, from_on, until_on,
  granted_by, granted_at)
values ($deputyship_id, $holding_id, $deputy_id, $from_on, $until_on, $granted_by, $at);

-- name: lock_deputyship
select h.unit_id from identity.deputyship d
join identity.office_holding h on h.holding_id = d.holding_id
where d.deputyship_id = $deputyship_id and d.until_on >= $today for update of d;

-- name: end_deputyship
update identity.deputyship set until_on = greatest(from_on - 1, least(until_on, $until_on::date))
where deputyship_id = $deputyship_id;
