-- name: read_setting
select mail_address, mailed, muted from messages.setting where person_id = $person_id;

-- name: keep_setting
insert into messages.setting (person_id, mail_address, mailed, muted, changed_at)
values ($person_id, $mail_address, $mailed::text[], $muted::text[], $at)
on conflict (person_id) do update
  set mail_address = $mail_address, mailed = $mailed::text[], muted = $muted::text[],
      changed_at = $at;
