-- The company stands in each list for the plan, and in the row-level policy for the mistake. One is
-- compared with `=`, so that the index gives the order as well; several take `any` and a sort.
-- fragment: company.one
l.company_id = ($company_ids::uuid[])[1]
-- fragment: company.several
l.company_id = any ($company_ids::uuid[])

-- What the reader can decide now: his offices, with all units beneath them, against the step that
-- waits. It says of many requests what rules/deciding.ts says of one; a test holds them together.
-- fragment: view.inbox
l.closed_at is null and l.requested_by <> $person_id and exists (
  with recursive covered as (
    select office, unit_id, on_behalf_of
    from unnest($offices::text[], $unit_ids::uuid[], $principals::uuid[])
      as held (office, unit_id, on_behalf_of)
    union
    select c.office, u.unit_id, c.on_behalf_of
    from covered c join identity.unit u on u.parent_id = c.unit_id
  )
  select from covered c
  where c.office = l.waiting_office and c.unit_id = l.waiting_unit_id
    and c.on_behalf_of is distinct from l.requested_by
    and not exists (
      select from approvals.signature g
      where g.request_id = l.request_id
        and (g.signed_by in ($person_id, c.on_behalf_of)
             or g.on_behalf_of in ($person_id, c.on_behalf_of))))
-- fragment: view.asked
l.requested_by = $person_id
-- fragment: view.closed_by_me
l.closed_at is not null and (l.requested_by = $person_id or exists (
  select from approvals.signature g
  where g.request_id = l.request_id and g.signed_by = $person_id))
-- fragment: view.closed_in_projects
l.closed_at is not null and l.project_id = any ($project_ids::uuid[])
-- fragment: view.closed_in_company
l.closed_at is not null

-- fragment: filter.kind
l.kind = $kind
-- fragment: after.requested_at
(l.requested_at, l.request_id) < ($after_at, $after_id)

-- name: list_requests
select l.request_id, l.kind, l.about_id, l.project_id, l.project_name, l.requested_by,
       l.requested_by_name, l.requested_at, l.clause, l.regime_version, l.facts, l.outcome,
       l.closed_at, l.signed_count, l.step_count, l.waiting_office, l.waiting_unit_name
from approvals.line l
where {company} and {view} {filter} {after}
order by l.requested_at desc, l.request_id desc
limit $limit;

-- name: count_requests
select count(*)::int as count from (
  select from approvals.line l
  where {company} and {view} {filter} limit 10001
) as counted;
