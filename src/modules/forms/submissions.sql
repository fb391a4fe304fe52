-- fragment: scope.project
s.project_id = any ($reach::uuid[])
-- fragment: scope.company
s.company_id = any ($reach::uuid[])
-- name: read_submission
select s.submission_id, v.definition ->> 'title_zh' as form_title_zh, v.definition ->> 'title_en' as form_title_en,
       u.name as project_name, s.via, s.channel, s.received_at, s.verdict, s.customer_id, s.sealed, k.key_slot,
       v.definition, s.notice_code, s.notice_version, s.agreed, s.project_id, s.screened_at,
       p.name as screened_by_name, s.destroyed_at is not null as is_destroyed
from forms.submission s
join identity.unit u on u.unit_id = s.project_id
join vault.case_key k on k.case_id = s.submission_id
left join forms.version v on v.form_id = s.form_id and v.version = s.version
left join identity.person p on p.person_id = s.screened_by
where {scope} and s.submission_id = $submission_id;

-- name: screen_submission
update forms.submission set verdict = $verdict, screened_by = $screened_by, screened_at = $at
where submission_id = $submission_id and verdict is null;

-- name: close_submission
update forms.submission set verdict = 'qualified', screened_by = $screened_by, screened_at = $at,
                            customer_id = $customer_id
where submission_id = $submission_id and customer_id is null and (verdict is null or verdict = 'qualified');

-- name: read_project
select unit_id as project_id from identity.unit
where unit_id = $project_id and kind = 'project' and closed_at is null;
