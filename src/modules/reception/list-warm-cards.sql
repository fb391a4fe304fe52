-- Each unit in reach is walked along its own index, and their heads are one order. One unit is compared
-- with its own id, whose share of the table is known: a small company does not read a large one's.
-- fragment: unit.own
w.consultant_id = ($reach::uuid[])[1]
-- fragment: unit.team
w.customer_id in (select c.customer_id from customers.customer c where c.team_id = u.unit_id)
-- fragment: unit.project
w.project_id = ($reach::uuid[])[1]
-- fragment: unit.projects
w.project_id = u.unit_id
-- fragment: unit.company
w.company_id = ($reach::uuid[])[1]
-- fragment: unit.companies
w.company_id = u.unit_id

-- fragment: drive.on_from
w.on_day >= $on_from
-- fragment: drive.on_until
w.on_day <= $on_until
-- fragment: drive.paper_number
w.customer_id = (select a.customer_id from reception.paper_card a where a.number = $paper_number)
-- fragment: drive.consultant_id
w.consultant_id = $consultant_id
-- fragment: filter.intent_grade
c.intent_grade = $intent_grade
-- fragment: filter.is_short
w.is_short = $is_short
-- fragment: filter.is_scouting
c.is_scouting = $is_scouting
-- fragment: after.day
(w.on_day, w.card_id) < ($after_on, $after_id)

-- Of a customer without a basis for the purpose nothing but the card's place is read (information/2e).
-- name: list_cards
select w.is_shown, w.on_day as key_at, w.card_id as key_id, w.walked_count, w.card_id, w.on_day,
       w.first_contact, w.is_short, p.name as consultant_name, a.number as paper_number,
       l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel, l.awareness_channel,
       l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name
from (
  select k.*, count(*) over ()::int as walked_count,
         count(*) filter (where k.is_shown) over (order by k.on_day desc, k.card_id desc) as nth
  from (
    select w.*, $purpose = any (c.lawful_for) as is_shown
    from (
      select w.* from unnest($reach::uuid[]) as u (unit_id)
      cross join lateral (
        select w.customer_id, w.card_id, w.on_day, w.first_contact, w.is_short, w.consultant_id
        from reception.warm_card w
        where {unit} {drive} {after}
        order by w.on_day desc, w.card_id desc
        limit $look
      ) w
      order by w.on_day desc, w.card_id desc
      limit $look
    ) w
    cross join lateral (
      select c.lawful_for, c.intent_grade, c.is_scouting from customers.customer c
      where c.customer_id = w.customer_id
      limit 1
    ) c
    where true {filter}
    order by w.on_day desc, w.card_id desc
    limit $walk
  ) k
) w
join identity.person p on p.person_id = w.consultant_id
left join customers.line l on w.is_shown and l.customer_id = w.customer_id
left join reception.paper_card a on w.is_shown and a.customer_id = w.customer_id
where w.nth <= $limit
order by w.on_day desc, w.card_id desc;

-- Where a look that found too little for a page ended; no row when it saw everything.
-- name: list_end
select k.on_day as key_at, k.card_id as key_id
from (
  select w.on_day, w.card_id, row_number() over (order by w.on_day desc, w.card_id desc) as nth
  from unnest($reach::uuid[]) as u (unit_id)
  cross join lateral (
    select w.on_day, w.card_id from reception.warm_card w
    where {unit} {drive} {after}
    order by w.on_day desc, w.card_id desc
    limit $look
  ) w
) k
where k.nth = $look::int;
