-- name: insert_attribution
insert into reception.attribution (customer_id, attribution_id, chosen_channel, channel, has_seen_dm,
  was_unaware, reason, stated_by, stated_at)
values ($customer_id, $attribution_id, $chosen_channel, $channel, $has_seen_dm, $was_unaware, $reason,
  $stated_by, $at)
on conflict do nothing;

-- name: list_attributions
select a.attribution_id, a.chosen_channel, a.channel, a.has_seen_dm, a.was_unaware, a.reason,
       a.stated_at as at, p.name as by_name
from reception.attribution a join identity.person p on p.person_id = a.stated_by
where a.customer_id = $customer_id
order by a.stated_at desc, a.attribution_id desc
limit 50;
