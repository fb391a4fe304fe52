-- One's own acts are found by the actor, a company's by the company: two indexes, each in order. Several
-- companies are walked each along its own, and their heads are one order.

-- fragment: unit.own
e.actor_id = u.unit_id
-- fragment: unit.company
e.company_id = u.unit_id

-- fragment: drive.actor_id
e.actor_id = $actor_id
-- fragment: drive.from_at
e.at >= $from_at
-- fragment: drive.until_at
e.at < $until_at

-- fragment: filter.module
split_part(e.action, '.', 1) = $module
-- fragment: filter.outcome
e.outcome = $outcome

-- fragment: after.at
(e.at, e.entry_id) < ($after_at, $after_id)

-- Filters are decided on the way along the index; what a page does not show is not read.
-- name: list_entries
select e.entry_id, e.at, e.actor_kind, e.actor_id, actor.name as actor_name,
       principal.name as on_behalf_of_name, e.offices, e.action, e.outcome, e.refusal_code,
       e.scope, e.purpose, e.clause, e.regime_version, e.subject_count, e.facts
from (
  select e.entry_id, e.at
  from (
    select e.* from unnest($reach::uuid[]) as u (unit_id)
    cross join lateral (
      select e.entry_id, e.at, e.action, e.outcome from audit.entry e
      where {unit} {drive} {after}
      order by e.at desc, e.entry_id desc
      limit $look
    ) e
    order by e.at desc, e.entry_id desc
    limit $look
  ) e
  where true {filter}
  order by e.at desc, e.entry_id desc
  limit $limit
) found
join audit.entry e on e.entry_id = found.entry_id
left join identity.person actor on actor.person_id = e.actor_id
left join identity.person principal on principal.person_id = e.on_behalf_of
order by e.at desc, e.entry_id desc;

-- Where a look that found too little for a page ended; no row when it saw everything.
-- name: list_end
select k.at, k.entry_id
from (
  select e.at, e.entry_id, row_number() over (order by e.at desc, e.entry_id desc) as nth
  from unnest($reach::uuid[]) as u (unit_id)
  cross join lateral (
    select e.at, e.entry_id from audit.entry e
    where {unit} {drive} {after}
    order by e.at desc, e.entry_id desc
    limit $look
  ) e
) k
where k.nth = $look::int;

-- name: count_entries
select count(*) filter (where is_match)::int as count, count(*)::int as looked_count
from (
  select (true {filter}) as is_match
  from unnest($reach::uuid[]) as u (unit_id) join audit.entry e on {unit}
  where true {drive}
  limit $look
) as counted;
