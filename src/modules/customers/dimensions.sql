-- name: list_dimensions
select d.code, d.name_zh, d.name_en, d.closed_at is null as is_open
from customers.dimension d where d.company_id = $company_id
order by d.closed_at is not null, d.added_at, d.code;

-- The latest version of each code: earlier ones are the history of its name.
-- name: list_codes
select distinct on (c.dimension, c.code) c.dimension, c.code, c.version, c.name_zh, c.name_en,
       c.closed_at is null as is_open
from customers.dimension_code c where c.company_id = $company_id
order by c.dimension, c.code, c.version desc;

-- name: insert_dimension
insert into customers.dimension (company_id, code, name_zh, name_en, added_by, added_at)
values ($company_id, $code, $name_zh, $name_en, $by, $at) on conflict do nothing;

-- name: lock_dimension
select d.code from customers.dimension d
where d.company_id = $company_id and d.code = $dimension and d.closed_at is null for update;

-- name: close_dimension
update customers.dimension set closed_at = $at
where company_id = $company_id and code = $dimension and closed_at is null;

-- name: insert_code
insert into customers.dimension_code (company_id, dimension, code, version, name_zh, name_en, added_by,
                                      added_at)
select $company_id, $dimension, $code, coalesce(max(c.version), 0) + 1, $name_zh, $name_en, $by, $at
from customers.dimension_code c
where c.company_id = $company_id and c.dimension = $dimension and c.code = $code;

-- name: close_code
update customers.dimension_code set closed_at = $at
where company_id = $company_id and dimension = $dimension and code = $code and closed_at is null;
