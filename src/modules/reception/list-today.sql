-- Own customers only: whoever is due until today, the latest agreement first to say why. Nobody is
-- called without a basis; an archive that was returned is one's own to mend (information/2e, 3d).
-- name: list_due
select l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name
from customers.line l
where l.owner_id = $person_id and l.state not in ('voided', 'screened_out') and not l.is_scouting
  and (l.next_contact_on <= $today
       or l.state = 'returned'
       or (l.next_contact_on is null and l.visit_count = 1 and l.call_count = 0
           and l.first_visit_on between $first_from and $first_until))
  and ($purpose = any (l.lawful_for) or l.state = 'returned')
order by l.next_contact_on nulls last, l.updated_at desc
limit 100;

-- name: count_due_dropped
select count(*)::int as count from (
  select from customers.customer l
  where l.owner_id = $person_id and l.state not in ('voided', 'screened_out', 'returned')
    and not l.is_scouting
    and (l.next_contact_on <= $today
         or (l.next_contact_on is null and l.visit_count = 1 and l.call_count = 0
             and l.first_visit_on between $first_from and $first_until))
    and not ($purpose = any (l.lawful_for))
  limit 1000
) as dropped;

-- name: list_last_agreements
select distinct on (f.customer_id) f.customer_id, f.next_kind, f.sealed
from reception.follow_up f
where f.customer_id = any ($customer_ids::uuid[]) and f.next_on is not null
  and f.logged_by = $person_id
order by f.customer_id, f.at desc;

-- name: read_counts
select
  (select count(*)::int from reception.warm_card w where w.consultant_id = $person_id and w.on_day = $today) as cards,
  (select count(*)::int from reception.follow_up f where f.logged_by = $person_id and f.kind = 'visit' and f.at >= $from_at and f.at < $until_at) as visits,
  (select count(*)::int from reception.follow_up f where f.logged_by = $person_id and f.kind = 'call' and f.at >= $from_at and f.at < $until_at) as calls,
  (select count(*)::int from (select from customers.customer c where c.owner_id = $person_id and c.state = 'pending_review' limit 1000) as waiting) as in_review;
