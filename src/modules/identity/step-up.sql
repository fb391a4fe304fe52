-- name: read_hash
select password_hash from identity.person where person_id = $person_id;

-- name: renew_session
update identity.session set authenticated_at = $at
where session_hash = $session_hash and person_id = $person_id and ended_at is null;
