-- Mine, and those shared with a unit I hold an office in or with one above it.
-- name: list_views
with recursive above as (
  select unit_id, parent_id from identity.unit where unit_id = any ($unit_ids::uuid[])
  union
  select u.unit_id, u.parent_id from identity.unit u join above a on u.unit_id = a.parent_id
)
select v.view_id, v.register, v.name, v.query, v.columns, v.unit_id, u.name as unit_name,
       v.person_id = $person_id as is_mine, p.name as owner_name
from workplace.saved_view v
join identity.person p on p.person_id = v.person_id
left join identity.unit u on u.unit_id = v.unit_id
where v.company_id = $company_id and v.register = $register
  and (v.person_id = $person_id or v.unit_id in (select unit_id from above))
order by v.person_id = $person_id desc, v.name, v.view_id
limit 200;

-- name: lock_views
select pg_advisory_xact_lock(7310, hashtext($person_id::text));

-- name: count_views
select count(*)::int as count from workplace.saved_view
where person_id = $person_id and view_id <> $view_id;

-- name: save_view
insert into workplace.saved_view (view_id, company_id, person_id, unit_id, register, name, query,
                                  columns, changed_at)
values ($view_id, $company_id, $person_id, $unit_id, $register, $name, $query, $columns::text[],
        $at)
on conflict (view_id) do update
  set unit_id = $unit_id, name = $name, query = $query, columns = $columns::text[],
      changed_at = $at
  where saved_view.person_id = $person_id and saved_view.register = $register;

-- name: remove_view
delete from workplace.saved_view where view_id = $view_id and person_id = $person_id;
