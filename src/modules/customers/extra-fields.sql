-- name: list_fields
select distinct on (f.code) f.code, f.version, f.name_zh, f.name_en, f.kind, f.class, f.section,
       f.purposes, f.kinds, f.is_wanted, f.choices, f.closed_at is null as is_open
from customers.field f where f.company_id = $company_id
order by f.code, f.version desc;

-- name: close_field
update customers.field set closed_at = $at
where company_id = $company_id and code = $code and closed_at is null;

-- name: insert_field
insert into customers.field (company_id, code, version, name_zh, name_en, kind, class, section,
                             purposes, kinds, is_wanted, choices, added_by, added_at)
select $company_id, $code, coalesce(max(f.version), 0) + 1, $name_zh, $name_en, $kind, $class, $section,
       $purposes, $kinds, $is_wanted, $choices::jsonb, $by, $at
from customers.field f where f.company_id = $company_id and f.code = $code;
