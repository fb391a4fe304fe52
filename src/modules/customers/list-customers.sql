-- A line of a list, before its identity is opened (`Line` in customer-line.ts).
-- fragment: line
l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel, l.awareness_channel,
       l.intent_grade, l.is_scouting, l.visit_count, l.call_count, l.first_visit_on,
       l.last_contact_at, l.next_contact_on, l.identity, l.seal_version, l.created_at, l.updated_at,
       l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name

-- The scope stands twice: here for the plan, and as the row-level policy of the role for the mistake.
-- fragment: scope.own
l.owner_id = ($reach::uuid[])[1]
-- fragment: scope.team
l.team_id = ($reach::uuid[])[1]
-- fragment: scope.project
l.project_id = ($reach::uuid[])[1]
-- fragment: scope.company
l.company_id = ($reach::uuid[])[1]
-- fragment: scope.teams
l.team_id = any ($reach::uuid[])
-- fragment: scope.projects
l.project_id = any ($reach::uuid[])
-- fragment: scope.companies
l.company_id = any ($reach::uuid[])

-- fragment: unit.teams
l.team_id = u.unit_id
-- fragment: unit.projects
l.project_id = u.unit_id
-- fragment: unit.companies
l.company_id = u.unit_id

-- What narrows the walk itself: an index begins with it.
-- fragment: drive.project_id
l.project_id = $project_id
-- fragment: drive.owner_id
l.owner_id = $owner_id
-- fragment: drive.created_from
l.created_at >= $created_from
-- fragment: drive.created_until
l.created_at < $created_until

-- What is decided on the way, from the index alone.
-- fragment: filter.state
l.state = $state
-- fragment: filter.kind
l.kind = $kind
-- fragment: filter.intent_grade
l.intent_grade = $intent_grade
-- fragment: filter.intake_channel
l.intake_channel = $intake_channel
-- fragment: filter.awareness_channel
l.awareness_channel = $awareness_channel
-- fragment: filter.created_from
l.created_at >= $created_from
-- fragment: filter.created_until
l.created_at < $created_until
-- fragment: filter.next_contact_until
l.next_contact_on <= $next_contact_until
-- fragment: filter.missing
not ($purpose = any (l.lawful_for))

-- fragment: after.updated_at
(l.updated_at, l.customer_id) < ($after_at, $after_id)
-- fragment: after.created_at
(l.created_at, l.customer_id) < ($after_at, $after_id)
-- fragment: sort.updated_at
l.updated_at desc, l.customer_id desc
-- fragment: sort.created_at
l.created_at desc, l.customer_id desc
-- fragment: key.updated_at
l.updated_at
-- fragment: key.created_at
l.created_at

-- fragment: shown.covered
$purpose = any (l.lawful_for)
-- fragment: shown.missing
not ($purpose = any (l.lawful_for))

-- A walk of the scope's index, which alone decides who is shown (information/2e): of those passed over
-- nothing but the place is read. It ends at a full page, or where it may look no further.
-- name: list_customers
select w.is_shown, w.key_at, w.customer_id as key_id, w.walked_count,
       {line}
from (
  select k.customer_id, k.key_at, k.is_shown, count(*) over ()::int as walked_count,
         count(*) filter (where k.is_shown) over (order by k.key_at desc, k.customer_id desc) as nth
  from (
    select l.customer_id, {key} as key_at, {shown} as is_shown
    from (
      select l.customer_id, l.updated_at, l.created_at, l.lawful_for, l.state, l.kind, l.intent_grade,
             l.intake_channel, l.awareness_channel, l.next_contact_on
      from customers.customer l
      where {scope} {drive} {after}
      order by {sort}
      limit $look
    ) l
    where true {filter}
    order by {sort}
    limit $walk
  ) k
) w
left join customers.line l on w.is_shown and l.customer_id = w.customer_id
where w.nth <= $limit
order by w.key_at desc, w.customer_id desc;

-- Where a look that found too little for a page ended; no row when it saw everything.
-- name: list_end
select k.key_at, k.key_id
from (
  select l.key_at, l.key_id, row_number() over (order by l.key_at desc, l.key_id desc) as nth
  from (
    select {key} as key_at, l.customer_id as key_id from customers.customer l
    where {scope} {drive} {after}
    order by {sort}
    limit $look
  ) l
) k
where k.nth = $look::int;

-- Where two filters name few: those few from an index of their own, in order once they are found. It
-- answers for the whole only while `count_narrow` looked at fewer than $look.
-- name: list_narrow
select w.is_shown, w.key_at, w.customer_id as key_id, w.walked_count,
       {line}
from (
  select k.customer_id, k.key_at, k.is_shown, count(*) over ()::int as walked_count,
         count(*) filter (where k.is_shown) over (order by k.key_at desc, k.customer_id desc) as nth
  from (
    select l.customer_id, {key} as key_at, {shown} as is_shown
    from (
      select l.customer_id, l.updated_at, l.created_at, l.lawful_for
      from customers.customer l
      where {scope} {drive} {filter}
      limit $look
    ) l
    where true {after}
    order by {sort}
    limit $walk
  ) k
) w
left join customers.line l on w.is_shown and l.customer_id = w.customer_id
where w.nth <= $limit
order by w.key_at desc, w.customer_id desc;

-- Several units at once: one walk in each, and their heads in one order.
-- name: list_of_units
select w.is_shown, w.key_at, w.customer_id as key_id, w.walked_count,
       {line}
from (
  select k.customer_id, k.key_at, k.is_shown, count(*) over ()::int as walked_count,
         count(*) filter (where k.is_shown) over (order by k.key_at desc, k.customer_id desc) as nth
  from (
    select l.customer_id, l.key_at, l.is_shown
    from unnest($reach::uuid[]) as u (unit_id)
    cross join lateral (
      select l.customer_id, {key} as key_at, {shown} as is_shown
      from customers.customer l
      where {unit} {drive} {filter} {after}
      order by {sort}
      limit $walk
    ) l
    order by l.key_at desc, l.customer_id desc
    limit $walk
  ) k
) w
left join customers.line l on w.is_shown and l.customer_id = w.customer_id
where w.nth <= $limit
order by w.key_at desc, w.customer_id desc;

-- The whole answer as ids, for an export that fixes them before it reads anything else.
-- name: list_keys
select l.customer_id, $purpose = any (l.lawful_for) as is_lawful from customers.customer l
where {scope} {drive} {filter}
order by {sort};

-- Customers named by their ids, as far as they are in reach and covered now.
-- name: list_by_keys
select {line}
from customers.line l
where l.customer_id = any ($customer_ids::uuid[]) and {scope} and $purpose = any (l.lawful_for);

-- Exact to ten thousand, "10,000+" beyond: a total looks at so many index entries and no further.
-- name: count_customers
select count(*) filter (where is_match and is_shown)::int as count,
       count(*) filter (where is_match and not is_shown)::int as dropped_count,
       count(*)::int as looked_count
from (
  select {shown} as is_shown, (true {filter}) as is_match
  from customers.customer l where {scope} {drive} limit $look
) as counted;

-- Where two filters name few, those few are counted and nobody else is looked at.
-- name: count_narrow
select count(*) filter (where is_shown)::int as count,
       count(*) filter (where not is_shown)::int as dropped_count,
       count(*)::int as looked_count
from (
  select {shown} as is_shown from customers.customer l where {scope} {drive} {filter} limit $look
) as counted;
