-- One's own acts are found by the actor, a company's by the company: two indexes, each in order.

-- fragment: scope.own
e.actor_id = ($reach::uuid[])[1]
-- fragment: scope.company
e.company_id = ($reach::uuid[])[1]
-- fragment: scope.companies
e.company_id = any ($reach::uuid[])

-- fragment: filter.module
split_part(e.action, '.', 1) = $module
-- fragment: filter.outcome
e.outcome = $outcome
-- fragment: filter.actor_id
e.actor_id = $actor_id
-- fragment: filter.from_at
e.at >= $from_at
-- fragment: filter.until_at
e.at < $until_at

-- fragment: after.at
(e.at, e.entry_id) < ($after_at, $after_id)

-- name: list_entries
select e.entry_id, e.at, e.actor_kind, e.actor_id, actor.name as actor_name,
       principal.name as on_behalf_of_name, e.offices, e.action, e.outcome, e.refusal_code,
       e.scope, e.purpose, e.clause, e.regime_version, e.subject_count, e.facts
from audit.entry e
left join identity.person actor on actor.person_id = e.actor_id
left join identity.person principal on principal.person_id = e.on_behalf_of
where {scope} {filter} {after}
order by e.at desc, e.entry_id desc
limit $limit;

-- name: count_entries
select count(*)::int as count from (
  select from audit.entry e where {scope} {filter} limit 10001
) as counted;
