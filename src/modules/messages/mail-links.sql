-- Who asked within the time a link is valid and has an address; a few a day, the rest is an administrator's.
-- name: list_asked
select r.person_id, p.name, p.locale, s.mail_address
from identity.link_request r
join identity.person p on p.person_id = r.person_id
join messages.setting s on s.person_id = r.person_id
where r.answered_at is null and r.asked_at > $since_at
  and s.mail_address is not null and p.disabled_at is null
  and (select count(*) from identity.link_request o
       where o.person_id = r.person_id and o.mailed_at > $day_ago_at) < $most
order by r.asked_at limit 100;
