-- name: lock_subject
select pg_advisory_xact_lock(7304, hashtext($kind || $about_id::text));

-- One thing waits for one decision of a kind: while one is open, nothing is written.
-- name: insert_request
with asked as (
  insert into approvals.request (request_id, kind, about_id, sealed_under, company_id, project_id,
                                 requested_by, requested_at, clause, regime_version, facts)
  select $request_id, $kind, $about_id, $sealed_under, $company_id, $project_id,
         $requested_by, $requested_at, $clause, $regime_version, $facts
  where not exists (select from approvals.request
                    where kind = $kind and about_id = $about_id and closed_at is null)
  returning request_id, company_id
)
insert into approvals.step (request_id, company_id, step_no, office, unit_id)
select asked.request_id, asked.company_id, step_no, office, unit_id
from asked, unnest($offices::text[], $unit_ids::uuid[]) with ordinality as step (office, unit_id, step_no);
