-- name: read_person
select person_id, password_hash, disabled_at is not null as is_disabled
from identity.person where sign_in_key = $sign_in_key;

-- name: end_session
update identity.session set ended_at = $at where session_hash = $session_hash and ended_at is null;
