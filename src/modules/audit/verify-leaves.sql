-- name: list_entries_to_verify
select e.entry_id,
       to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at,
       e.actor_kind, e.actor_id, e.on_behalf_of, e.offices, e.company_id,
       e.action, e.outcome, e.refusal_code, e.scope, e.purpose, e.clause, e.regime_version, e.facts, e.request_id, e.leaf,
       e.subject_count, coalesce(s.subjects, '{}') as subjects,
       coalesce(s.is_simultaneous, true) as is_simultaneous
from audit.entry e
left join lateral (
  select array_agg(customer_id) as subjects, bool_and(at = e.at) as is_simultaneous
  from audit.entry_subject where entry_id = e.entry_id
) s on true
where e.entry_id > $after_id
order by e.entry_id
limit $limit;

-- name: list_orphans
select s.entry_id, to_char(min(s.at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as at
from audit.entry_subject s
where not exists (select from audit.entry e where e.entry_id = s.entry_id)
group by s.entry_id
order by s.entry_id
limit $limit;
