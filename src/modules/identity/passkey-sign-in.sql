-- name: read_passkey
select k.passkey_id, k.person_id, k.public_key, k.counter, k.transports
from identity.passkey k join identity.person p on p.person_id = k.person_id
where k.credential = $credential and k.removed_at is null and p.disabled_at is null;

-- name: use_passkey
update identity.passkey set counter = $counter, last_used_at = $at
where passkey_id = $passkey_id and removed_at is null;
