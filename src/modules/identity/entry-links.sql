-- name: end_links
update identity.entry_link set ended_at = $at
where person_id = $person_id and used_at is null and ended_at is null;

-- name: insert_link
insert into identity.entry_link (link_hash, person_id, made_by, created_at, expires_at)
values ($link_hash, $person_id, $made_by, $at, $expires_at);

-- name: answer_requests
update identity.link_request set answered_at = $at
where person_id = $person_id and answered_at is null;

-- name: answer_by_mail
update identity.link_request set answered_at = $at, mailed_at = $at
where person_id = $person_id and answered_at is null;

-- name: read_link
select p.person_id, p.name, p.sign_in_name,
       coalesce((select u.name from identity.unit u
                 where u.kind = 'company' and u.closed_at is null
                 order by u.created_at, u.unit_id limit 1), '') as company_name
from identity.entry_link l join identity.person p on p.person_id = l.person_id
where l.link_hash = $link_hash and l.used_at is null and l.ended_at is null
  and l.expires_at > $at and p.disabled_at is null;

-- name: use_link
update identity.entry_link set used_at = $at
where link_hash = $link_hash and used_at is null and ended_at is null and expires_at > $at;

-- name: update_password
update identity.person set password_hash = $password_hash, password_set_at = $at
where person_id = $person_id;

-- name: end_sessions
update identity.session set ended_at = $at where person_id = $person_id and ended_at is null;

-- One statement for a name that is there and one that is not: neither takes longer (B03).
-- name: insert_request
insert into identity.link_request (person_id, asked_at)
select p.person_id, $at from identity.person p
where p.sign_in_key = $sign_in_key and p.disabled_at is null
  and not exists (select from identity.link_request r
                  where r.person_id = p.person_id and r.answered_at is null)
on conflict do nothing;
