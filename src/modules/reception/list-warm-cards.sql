-- fragment: scope.own
w.consultant_id = ($reach::uuid[])[1]
-- fragment: scope.project
w.project_id = ($reach::uuid[])[1]
-- fragment: scope.projects
w.project_id = any ($reach::uuid[])
-- fragment: scope.company
w.company_id = ($reach::uuid[])[1]
-- fragment: scope.companies
w.company_id = any ($reach::uuid[])

-- fragment: filter.on_from
w.on_day >= $on_from
-- fragment: filter.on_until
w.on_day <= $on_until
-- fragment: filter.intent_grade
l.intent_grade = $intent_grade
-- fragment: filter.consultant_id
w.consultant_id = $consultant_id
-- fragment: filter.is_short
w.is_short = $is_short
-- fragment: filter.is_scouting
l.is_scouting = $is_scouting
-- fragment: after.day
(w.on_day, w.card_id) < ($after_on, $after_id)

-- name: list_cards
select l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name,
       w.card_id, w.on_day, w.first_contact, w.is_short, p.name as consultant_name
from reception.warm_card w
join customers.line l on l.customer_id = w.customer_id
join identity.person p on p.person_id = w.consultant_id
where {scope} {filter} {after}
order by w.on_day desc, w.card_id desc
limit $limit;
