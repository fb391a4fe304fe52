-- Who is behind a session or a token, with offices held today, his own and those he deputises for.
-- One trip for every request that carries a credential.

-- fragment: stale
(p.password_set_at is null or coalesce(p.password_set_at < $stale_before::timestamptz, false))

-- fragment: second_factor
(exists (select from identity.totp f where f.person_id = p.person_id and f.removed_at is null)
 or exists (select from identity.passkey k
            where k.person_id = p.person_id and k.removed_at is null))

-- name: read_session
select s.person_id, s.created_at, s.last_seen_at, s.expires_at, s.authenticated_at, p.name, p.locale,
       -- Of who came in by a password alone: a company account asks for none of ours.
       s.method = 'password' and {stale} as must_change_password,
       {second_factor} as has_second_factor
from identity.session s join identity.person p on p.person_id = s.person_id
where s.session_hash = $hash and s.ended_at is null and s.expires_at > $at
  and s.last_seen_at > $idle_since and p.disabled_at is null
  -- Opened under a clock that was far ahead, it would outlive its hours by as much.
  and s.created_at < $at::timestamptz + interval '2 hours';

-- name: read_token
select t.person_id, t.created_at, coalesce(t.last_used_at, t.created_at) as last_seen_at,
       null::timestamptz as authenticated_at,
       p.name, p.locale, {stale} as must_change_password,
       {second_factor} as has_second_factor
from identity.access_token t join identity.person p on p.person_id = t.person_id
where t.token_hash = $hash and t.revoked_at is null and t.expires_on >= $today
  and p.disabled_at is null;

-- The person is found again from the credential, so that this need not wait for the answer above.
-- fragment: who.session
(select person_id from identity.session where session_hash = $hash)
-- fragment: who.token
(select person_id from identity.access_token where token_hash = $hash)
-- fragment: who.person
$person_id::uuid

-- name: list_held
select h.holding_id, h.office, h.unit_id, null::uuid as on_behalf_of
from identity.office_holding h
where h.person_id = {who} and h.from_on <= $today
  and (h.until_on is null or h.until_on >= $today)
union all
select h.holding_id, h.office, h.unit_id, h.person_id
from identity.deputyship d join identity.office_holding h on h.holding_id = d.holding_id
join identity.person principal on principal.person_id = h.person_id
where principal.disabled_at is null and d.deputy_id = {who} and d.from_on <= $today
  and d.until_on >= $today
  and h.from_on <= $today and (h.until_on is null or h.until_on >= $today);

-- name: list_tree
select unit_id, parent_id, kind from identity.unit
  where closed_at is null order by created_at, unit_id;

-- name: touch_session
update identity.session set last_seen_at = $at where session_hash = $hash and last_seen_at < $at;

-- name: touch_token
update identity.access_token set last_used_at = $at where token_hash = $hash;

-- name: read_person_by_name
select person_id, name, locale, false as must_change_password,
       true as has_second_factor
from identity.person
where sign_in_key = $sign_in_key and disabled_at is null;

-- name: read_person_by_id
select person_id, name, locale, false as must_change_password,
       true as has_second_factor
from identity.person
where person_id = $person_id and disabled_at is null;

-- name: read_company
select unit_id from identity.unit where kind = 'company' and closed_at is null
order by created_at, unit_id limit 1;
