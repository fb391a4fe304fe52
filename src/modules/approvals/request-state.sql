-- Lock, then look: state lies in rows, so a look in the locking statement would use the snapshot
-- from before its wait.

-- name: lock_request
select from approvals.request where request_id = $request_id for update;

-- name: read_request
select request_id, kind, about_id, sealed_under, company_id, project_id, project_name, requested_by,
       requested_by_name, requested_at, clause, regime_version, facts, outcome, closed_at,
       signed_count, step_count, waiting_office, waiting_unit_name
from approvals.line where request_id = $request_id;

-- name: list_steps
with recursive path as (
  select s.step_no, u.unit_id, u.parent_id
  from approvals.step s join identity.unit u on u.unit_id = s.unit_id
  where s.request_id = $request_id
  union all
  select p.step_no, u.unit_id, u.parent_id
  from path p join identity.unit u on u.unit_id = p.parent_id
)
select s.step_no, s.office, unit.name as unit_name,
       (select array_agg(p.unit_id) from path p where p.step_no = s.step_no) as unit_path,
       g.decision, g.reason_code, g.note, g.signed_by, signer.name as signed_by_name,
       g.on_behalf_of, principal.name as on_behalf_of_name, g.signed_at
from approvals.step s
join identity.unit unit on unit.unit_id = s.unit_id
left join approvals.signature g on g.request_id = s.request_id and g.step_no = s.step_no
left join identity.person signer on signer.person_id = g.signed_by
left join identity.person principal on principal.person_id = g.on_behalf_of
where s.request_id = $request_id
order by s.step_no;

-- name: close_request
update approvals.request set closed_at = $closed_at where request_id = $request_id;
