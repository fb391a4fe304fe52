-- A line of a list, before its identity is opened (`Line` in customer-line.ts).
-- fragment: line
l.customer_id, l.number, l.kind, l.state, l.lawful_for, l.intake_channel, l.awareness_channel,
       l.intent_grade, l.is_scouting, l.visit_count, l.call_count, l.first_visit_on,
       l.last_contact_at, l.next_contact_on, l.identity, l.seal_version, l.created_at, l.updated_at,
       l.key_slot, l.project_id, l.project_name, l.owner_id, l.owner_name

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

-- fragment: also.second
exists (select from vault.search_token u
        where u.kind = $second_kind and u.token = $second_token and u.customer_id = t.customer_id)
-- fragment: also.extra
t.extra = $extra

-- Tokens are integers compared with `=`: short on purpose, so a few of these are somebody else's and
-- are opened only to be passed over. Newest first, so that opening stops at a full page.
-- name: list_candidates
select {line}
from vault.search_token t
join customers.line l on l.customer_id = t.customer_id
where t.kind = $kind and t.token = $token {also} and {scope}
order by l.updated_at desc, l.customer_id desc
limit 500;

-- name: list_by_number
select {line}
from customers.customer_number n
join customers.line l on l.customer_id = n.customer_id
where n.number = $number and {scope};

-- name: list_contacts
select customer_id, contact, seal_version from customers.customer
where customer_id = any ($customer_ids::uuid[]) and contact is not null;
