-- name: list_extras
select e.field, e.plain, e.sealed, e.seal_version from customers.extra_value e
where e.customer_id = $customer_id order by e.field;

-- name: keep_extra
insert into customers.extra_value (customer_id, field, plain, sealed, seal_version, updated_by, updated_at)
values ($customer_id, $field, $plain::jsonb, $sealed, $seal_version, $by, $at)
on conflict (customer_id, field) do update set
  plain = excluded.plain, sealed = excluded.sealed, seal_version = excluded.seal_version,
  updated_by = excluded.updated_by, updated_at = excluded.updated_at;
