-- name: list_mine
select session_id, browser, system, method, created_at, last_seen_at,
       session_hash is not distinct from $session_hash::bytea as is_this
from identity.session
where person_id = $person_id and ended_at is null and expires_at > $at
  and last_seen_at > $idle_since
order by session_hash is not distinct from $session_hash::bytea desc, last_seen_at desc, session_id
limit 200;

-- name: end_mine
update identity.session set ended_at = $at
where session_id = $session_id and person_id = $person_id and ended_at is null;

-- name: end_others
update identity.session set ended_at = $at
where person_id = $person_id and ended_at is null and session_hash is distinct from $session_hash;

-- name: list_of
select session_id, browser, system, method, created_at, last_seen_at
from identity.session
where person_id = $person_id and ended_at is null and expires_at > $at
  and last_seen_at > $idle_since
order by last_seen_at desc, session_id
limit 200;

-- name: end_one
update identity.session set ended_at = $at
where session_id = $session_id and person_id = $person_id and ended_at is null;

-- name: end_all
update identity.session set ended_at = $at where person_id = $person_id and ended_at is null;

-- One person's sign-ins take turns, so that as many as he may have stay, whoever comes at once.
-- name: lock_sessions
select pg_advisory_xact_lock(7306, hashtext($person_id::text));

-- name: insert_session
insert into identity.session (session_id, session_hash, person_id, created_at, last_seen_at,
  expires_at, authenticated_at, browser, system, method)
values ($session_id, $session_hash, $person_id, $at, $at, $expires_at, $at, $browser, $system,
  $method);

-- The newest stay: who signs in again on a new phone shall not be kept out by a forgotten one.
-- name: end_surplus
update identity.session s set ended_at = $at
from (
  select session_hash,
         row_number() over (order by created_at desc, last_seen_at desc, session_hash) as place
  from identity.session
  where person_id = $person_id and ended_at is null and expires_at > $at
    and last_seen_at > $idle_since
) living
where living.session_hash = s.session_hash and living.place > $most;
