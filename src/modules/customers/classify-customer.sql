-- name: list_classifications
select c.classification_id, c.dimension, c.code, c.version, v.name_zh, v.name_en, p.name as by_name,
       c.opened_at, c.closed_at
from customers.classification c
join customers.dimension_code v on v.company_id = c.company_id and v.dimension = c.dimension
  and v.code = c.code and v.version = c.version
left join identity.person p on p.person_id = c.classified_by
where c.customer_id = $customer_id
order by c.closed_at is not null, c.opened_at desc, c.classification_id desc limit 200;

-- name: read_open_code
select c.version from customers.dimension_code c
join customers.dimension d on d.company_id = c.company_id and d.code = c.dimension
where c.company_id = $company_id and c.dimension = $dimension and c.code = $code
  and c.closed_at is null and d.closed_at is null;

-- name: close_classification
update customers.classification set closed_at = $at
where customer_id = $customer_id and dimension = $dimension and closed_at is null;

-- name: insert_classification
insert into customers.classification (customer_id, classification_id, company_id, dimension, code,
                                      version, classified_by, opened_at)
values ($customer_id, $classification_id, $company_id, $dimension, $code, $version, $classified_by, $at);
