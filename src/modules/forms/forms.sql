-- name: list_forms
select f.form_id, f.project_id, u.name as project_name, f.token, v.version, v.definition, v.channel,
       v.notice_code, v.notice_version, v.published_at, f.closed_at is null as is_open
from forms.form f
join identity.unit u on u.unit_id = f.project_id
join lateral (
  select * from forms.version v where v.form_id = f.form_id order by v.version desc limit 1
) v on true
where f.company_id = $company_id
order by f.closed_at is not null, f.made_at desc limit 200;

-- name: read_form
select f.form_id, f.project_id, f.token, max(v.version) as version
from forms.form f join forms.version v on v.form_id = f.form_id
where f.form_id = $form_id and f.company_id = $company_id
group by f.form_id;

-- name: read_project
select unit_id as project_id from identity.unit
where unit_id = $project_id and kind = 'project' and closed_at is null;

-- name: insert_form
insert into forms.form (form_id, company_id, project_id, token, made_by, made_at)
values ($form_id, $company_id, $project_id, $token, $made_by, $at);

-- name: insert_version
insert into forms.version (form_id, version, company_id, definition, channel, notice_code, notice_version,
                           published_by, published_at)
values ($form_id, $version, $company_id, $definition, $channel, $notice_code, $notice_version,
        $published_by, $at);

-- name: close_form
update forms.form set closed_at = $at where form_id = $form_id and company_id = $company_id and closed_at is null;
