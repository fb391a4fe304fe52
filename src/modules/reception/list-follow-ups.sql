-- Each unit in reach is walked along its own index, and their heads are one order. One unit is compared
-- with its own id, whose share of the table is known: a small company does not read a large one's.
-- fragment: unit.own
f.logged_by = ($reach::uuid[])[1]
-- fragment: unit.team
f.customer_id in (select c.customer_id from customers.customer c where c.team_id = u.unit_id)
-- fragment: unit.project
f.project_id = ($reach::uuid[])[1]
-- fragment: unit.projects
f.project_id = u.unit_id
-- fragment: unit.company
f.company_id = ($reach::uuid[])[1]
-- fragment: unit.companies
f.company_id = u.unit_id

-- fragment: drive.from_at
f.at >= $from_at
-- fragment: drive.until_at
f.at < $until_at
-- fragment: filter.kind
f.kind = $kind
-- fragment: filter.outcome
f.outcome = $outcome
-- fragment: after.at
(f.at, f.follow_up_id) < ($after_at, $after_id)

-- name: list_follow_ups
select f.follow_up_id, f.customer_id, f.kind, f.visit_number, f.at, f.outcome, f.next_on,
       f.next_kind, f.sealed, f.logged_by, p.name as logged_by_name
from reception.follow_up f
join identity.person p on p.person_id = f.logged_by
where f.customer_id = $customer_id {after}
order by f.at desc, f.follow_up_id desc
limit $limit;

-- What was done with a customer without a basis is left out like himself (information/2e). One's own
-- work with a customer who is somebody else's by now stays: his basis is not one's own to see.
-- name: list_work
select w.is_shown, w.at as key_at, w.follow_up_id as key_id, w.walked_count, w.follow_up_id,
       w.customer_id, n.number as customer_number, w.kind, w.visit_number, w.at, w.outcome, w.next_on,
       w.next_kind, w.sealed, w.logged_by, s.key_slot, p.name as logged_by_name
from (
  select k.*, count(*) over ()::int as walked_count,
         count(*) filter (where k.is_shown) over (order by k.at desc, k.follow_up_id desc) as nth
  from (
    select f.*, coalesce($purpose = any (c.lawful_for), true) as is_shown
    from (
      select f.* from unnest($reach::uuid[]) as u (unit_id)
      cross join lateral (
        select f.follow_up_id, f.customer_id, f.kind, f.visit_number, f.at, f.outcome, f.next_on,
               f.next_kind, f.sealed, f.logged_by
        from reception.follow_up f
        where {unit} {drive} {after}
        order by f.at desc, f.follow_up_id desc
        limit $look
      ) f
      order by f.at desc, f.follow_up_id desc
      limit $look
    ) f
    left join customers.customer c on c.customer_id = f.customer_id
    where true {filter}
    order by f.at desc, f.follow_up_id desc
    limit $walk
  ) k
) w
join vault.subject s on s.customer_id = w.customer_id
join identity.person p on p.person_id = w.logged_by
left join customers.customer_number n on w.is_shown and n.customer_id = w.customer_id
where w.nth <= $limit
order by w.at desc, w.follow_up_id desc;

-- Where a look that found too little for a page ended; no row when it saw everything.
-- name: list_end
select k.at as key_at, k.follow_up_id as key_id
from (
  select f.at, f.follow_up_id, row_number() over (order by f.at desc, f.follow_up_id desc) as nth
  from unnest($reach::uuid[]) as u (unit_id)
  cross join lateral (
    select f.at, f.follow_up_id from reception.follow_up f
    where {unit} {drive} {after}
    order by f.at desc, f.follow_up_id desc
    limit $look
  ) f
) k
where k.nth = $look::int;
