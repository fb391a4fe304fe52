-- name: read_person
select person_id from identity.person
where sign_in_key = $sign_in_key and disabled_at is null;
