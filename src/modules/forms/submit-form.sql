-- name: read_public_form
select f.form_id, f.company_id, f.project_id, v.version, v.definition, v.channel, v.notice_code,
       v.notice_version
from forms.form f
join forms.version v on v.form_id = f.form_id
where f.token = $token and f.closed_at is null
order by v.version desc limit 1;

-- name: insert_submission
insert into forms.submission (submission_id, company_id, project_id, form_id, version, via, channel, notice_code,
  notice_version, agreed, received_at, plain, sealed, entered_by)
values ($submission_id, $company_id, $project_id, $form_id, $version, $via, $channel, $notice_code,
  $notice_version, $agreed::text[], $at, $plain, $sealed, $entered_by);
