-- Entries and whom they touched in one statement: neither is ever there without the other. Nothing
-- is returned: the door and guests may write the log and not read it.

-- name: insert_entries
with given as (
  select * from unnest(
    $entry_ids::uuid[], $ats::timestamptz[], $actor_kinds::text[], $actor_ids::uuid[],
    $on_behalf_ofs::uuid[], $offices::text[], $company_ids::uuid[], $actions::text[],
    $outcomes::text[], $refusal_codes::text[], $scopes::text[], $purposes::text[], $clauses::text[],
    $regime_versions::text[], $subject_counts::int[], $facts::text[], $request_ids::uuid[],
    $leaves::bytea[], $subjects::text[]
  ) as given (
    entry_id, at, actor_kind, actor_id, on_behalf_of, offices, company_id, action, outcome,
    refusal_code, scope, purpose, clause, regime_version, subject_count, facts, request_id, leaf,
    subjects
  )
), written as (
  insert into audit.entry (
    entry_id, at, actor_kind, actor_id, on_behalf_of, offices, company_id, action, outcome,
    refusal_code, scope, purpose, clause, regime_version, subject_count, facts, request_id, leaf
  )
  select entry_id, at, actor_kind, actor_id, on_behalf_of, string_to_array(offices, ','),
         company_id, action, outcome, refusal_code, scope, purpose, clause, regime_version,
         subject_count, facts::jsonb, request_id, leaf
  from given
)
insert into audit.entry_subject (customer_id, at, entry_id)
select subject.customer_id, given.at, given.entry_id
from given cross join unnest(given.subjects::uuid[]) as subject (customer_id);
