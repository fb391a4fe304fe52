-- name: list_preferences
select key, value from workplace.preference where person_id = $person_id order by key limit 500;

-- name: keep_preference
insert into workplace.preference (person_id, key, value, changed_at)
values ($person_id, $key, $value, $at)
on conflict (person_id, key) do update set value = $value, changed_at = $at;

-- name: drop_preference
delete from workplace.preference where person_id = $person_id and key = $key;
