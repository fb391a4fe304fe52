-- Never with `=`: the index of a project has the order of a page too, and would be walked to its
-- end for whoever has no customer in it. A page is found by its owner.
-- fragment: scope.own
l.owner_id = any ($reach::uuid[])
-- fragment: scope.team
l.team_id = any ($reach::uuid[])
-- fragment: scope.project
l.project_id = any ($reach::uuid[])
-- fragment: scope.company
l.company_id = any ($reach::uuid[])

-- Whose pages: one consultant's, or those of all, from the one where the last answer ended.
-- fragment: owners.one
select $owner_id::uuid as owner_id
-- fragment: owners.all
select p.person_id as owner_id from identity.person p
-- fragment: owners.rest
select p.person_id as owner_id from identity.person p where p.person_id >= $after_owner

-- Received or graded and still to be won: not voided, not turned away, no competitor.
-- fragment: intending
(l.intent_grade is not null or l.last_contact_at is not null) and not l.is_scouting
      and l.state not in ('voided', 'screened_out', 'quarantined')

-- fragment: filter.intent_grade
l.intent_grade = $intent_grade
-- fragment: filter.intake_channel
l.intake_channel = $intake_channel
-- fragment: filter.next_contact_until
l.next_contact_on <= $next_contact_until
-- fragment: filter.created_from
l.created_at >= $created_from
-- fragment: filter.created_until
l.created_at < $created_until

-- On the page where the last answer ended it goes on behind its last row, else from the top.
-- fragment: after.created_at
(l.created_at, l.customer_id)
        < (case when u.owner_id = $after_owner then $after_at::timestamptz else 'infinity' end,
           case when u.owner_id = $after_owner then $after_id::uuid
                else 'ffffffff-ffff-ffff-ffff-ffffffffffff' end)
-- fragment: after.updated_at
(l.updated_at, l.customer_id)
        < (case when u.owner_id = $after_owner then $after_at::timestamptz else 'infinity' end,
           case when u.owner_id = $after_owner then $after_id::uuid
                else 'ffffffff-ffff-ffff-ffff-ffffffffffff' end)
-- fragment: sort.created_at
l.created_at desc, l.customer_id desc
-- fragment: sort.updated_at
l.updated_at desc, l.customer_id desc
-- fragment: key.created_at
l.created_at
-- fragment: key.updated_at
l.updated_at

-- A page per consultant (sales-office/3b): each one's customers are walked along an index of his
-- own, and nobody's walk is longer than the page. Without a basis only the place is read.
-- name: list_prospects
select w.is_shown, w.key_at, w.customer_id as key_id, w.walked_count, c.need, c.area_band,
       c.price_band, l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id,
       l.owner_name
from (
  select k.customer_id, k.is_shown, k.nth_at, count(*) over ()::int as walked_count,
         k.owner_id || ' '
           || to_char(k.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as key_at,
         count(*) filter (where k.is_shown) over (order by k.nth_at) as nth
  from (
    select l.customer_id, u.owner_id, l.at, l.is_shown,
           row_number() over (order by u.owner_id, l.at desc, l.customer_id desc) as nth_at
    from ({owners}) u
    cross join lateral (
      select l.customer_id, {key} as at, $purpose = any (l.lawful_for) as is_shown
      from customers.customer l
      where l.owner_id = u.owner_id and {scope} and {intending} {filter} {after}
      order by {sort}
      limit $look
    ) l
    order by u.owner_id, l.at desc, l.customer_id desc
    limit $walk
  ) k
) w
left join customers.customer c on w.is_shown and c.customer_id = w.customer_id
left join customers.line l on w.is_shown and l.customer_id = w.customer_id
where w.nth <= $limit
order by w.nth_at;

-- The same customers, named by a search.
-- name: list_named
select c.need, c.area_band, c.price_band, l.customer_id, l.number, l.kind, l.state, l.lawful_for,
       l.intake_channel, l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count,
       l.call_count, l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity,
       l.seal_version, l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name,
       l.owner_id, l.owner_name
from customers.line l join customers.customer c on c.customer_id = l.customer_id
where l.customer_id = any ($customer_ids::uuid[]) and {scope} and {intending} {filter}
order by l.owner_id, l.created_at desc, l.customer_id desc;

-- As far back as a line of the register says: the contacts a call is prepared with.
-- name: list_contacts
select f.customer_id, f.at, f.outcome, f.sealed
from unnest($customer_ids::uuid[]) as s (customer_id)
cross join lateral (
  select f.customer_id, f.at, f.outcome, f.sealed from reception.follow_up f
  where f.customer_id = s.customer_id
  order by f.at desc, f.follow_up_id desc
  limit 5
) f;

-- name: list_fronts
select w.customer_id, w.elements, w.seal_version from reception.warm_card w
where w.customer_id = any ($customer_ids::uuid[]);

-- What one promised and has not kept: it goes along to whoever takes the customer over.
-- name: list_promises
select d.about_id as customer_id, d.sealed from duties.duty d
where d.about_id = any ($customer_ids::uuid[]) and d.standing = 'open' and d.sealed is not null
order by d.by_on, d.duty_id;
