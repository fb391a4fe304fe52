-- What one owes by today, kind by kind: first calls that were never made pile up beyond the days they
-- are shown, and are not read.
-- fragment: owed
select d.about_id, d.kind, d.by_on, d.sealed from duties.duty d
where d.owner_id = $person_id and d.standing = 'open'
  and d.kind in ('call_promised', 'visit_expected') and d.by_on <= $today
union all
select d.about_id, d.kind, d.by_on, d.sealed from duties.duty d
where d.owner_id = $person_id and d.standing = 'open'
  and d.kind = 'first_follow_up' and d.by_on >= $late_from and d.from_on <= $today

-- Own customers only, the earliest of each. Nobody is called without a basis (information/2e).
-- name: list_due
select d.kind as reason, d.by_on, d.sealed,
       l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name
from (
  select distinct on (d.about_id) d.about_id, d.kind, d.by_on, d.sealed
  from ({owed}) d
  order by d.about_id, d.by_on, d.kind
) d
join customers.line l on l.customer_id = d.about_id
where l.state not in ('voided', 'screened_out', 'returned') and not l.is_scouting
  and $purpose = any (l.lawful_for)
order by d.by_on, l.updated_at desc
limit 100;

-- An archive that was returned is one's own to mend, whatever it may be used for (information/3d).
-- name: list_returned
select l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name
from customers.line l
where l.owner_id = $person_id and l.state = 'returned' and not l.is_scouting
order by l.updated_at desc
limit 100;

-- name: count_due_dropped
select count(*)::int as count from (
  select distinct c.customer_id from ({owed}) d
  join customers.customer c on c.customer_id = d.about_id
  where c.state not in ('voided', 'screened_out', 'returned') and not c.is_scouting
    and not ($purpose = any (c.lawful_for))
  limit 1000
) as dropped;

-- name: read_counts
select
  (select count(*)::int from reception.warm_card w where w.consultant_id = $person_id and w.on_day = $today) as cards,
  (select count(*)::int from reception.follow_up f where f.logged_by = $person_id and f.kind = 'visit' and f.at >= $from_at and f.at < $until_at) as visits,
  (select count(*)::int from reception.follow_up f where f.logged_by = $person_id and f.kind = 'call' and f.at >= $from_at and f.at < $until_at) as calls,
  (select count(*)::int from (select from customers.customer c where c.owner_id = $person_id and c.state = 'pending_review' limit 1000) as waiting) as in_review;
