-- name: lock_subject
select pg_advisory_xact_lock(7304, hashtext($kind || $about_id::text));

-- name: read_open_request
select request_id from approvals.request
where kind = $kind and about_id = $about_id and closed_at is null;

-- name: insert_request
with asked as (
  insert into approvals.request (request_id, kind, about_id, sealed_under, company_id, project_id,
                                 requested_by, requested_at, clause, regime_version, facts)
  values ($request_id, $kind, $about_id, $sealed_under, $company_id, $project_id,
          $requested_by, $requested_at, $clause, $regime_version, $facts)
)
insert into approvals.step (request_id, company_id, step_no, office, unit_id)
select $request_id, $company_id, step_no, office, unit_id
from unnest($offices::text[], $unit_ids::uuid[]) with ordinality as step (office, unit_id, step_no);
