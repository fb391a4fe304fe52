-- name: list_counts
select a.key as code, v.value #>> '{}' as value, count(*)::int as count
from forms.submission s
cross join lateral jsonb_each(s.plain) a
cross join lateral jsonb_array_elements(
  case jsonb_typeof(a.value) when 'array' then a.value else jsonb_build_array(a.value) end) v
where s.form_id = $form_id and s.company_id = $company_id and s.verdict is distinct from 'invalid'
group by a.key, v.value #>> '{}'
order by a.key, v.value #>> '{}' limit 2000;

-- name: count_submissions
select count(*)::int as count from forms.submission
where form_id = $form_id and company_id = $company_id and verdict is distinct from 'invalid';

-- name: list_answered
select a.key as code, count(*)::int as count
from forms.submission s cross join lateral jsonb_each(s.plain) a
where s.form_id = $form_id and s.company_id = $company_id and s.verdict is distinct from 'invalid'
group by a.key;

-- name: read_definition
select v.definition from forms.version v
where v.form_id = $form_id and v.company_id = $company_id
order by v.version desc limit 1;
