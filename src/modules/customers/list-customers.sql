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
-- fragment: filter.project_id
l.project_id = $project_id
-- fragment: filter.owner_id
l.owner_id = $owner_id
-- fragment: filter.created_from
l.created_at >= $created_from
-- fragment: filter.created_until
l.created_at < $created_until
-- fragment: filter.next_contact_until
l.next_contact_on <= $next_contact_until

-- fragment: after.updated_at
(l.updated_at, l.customer_id) < ($after_at, $after_id)
-- fragment: after.created_at
(l.created_at, l.customer_id) < ($after_at, $after_id)
-- fragment: sort.updated_at
l.updated_at desc, l.customer_id desc
-- fragment: sort.created_at
l.created_at desc, l.customer_id desc

-- name: list_customers
select l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name
from customers.line l
where {scope} {filter} {after}
order by {sort}
limit $limit;

-- The whole answer as ids, for an export that fixes them before it reads anything else.
-- name: list_keys
select l.customer_id from customers.customer l
where {scope} {filter}
order by {sort};

-- Customers named by their ids, as far as they are in reach now.
-- name: list_by_keys
select l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel,
       l.awareness_channel, l.intent_grade, l.is_scouting, l.visit_count, l.call_count,
       l.first_visit_on, l.last_contact_at, l.next_contact_on, l.identity, l.seal_version,
       l.created_at, l.updated_at, l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name
from customers.line l
where l.customer_id = any ($customer_ids::uuid[]) and {scope};

-- Exact to ten thousand, "10,000+" beyond: a total never costs more than that many index entries.
-- name: count_customers
select count(*)::int as count from (
  select from customers.customer l where {scope} {filter} limit 10001
) as counted;
