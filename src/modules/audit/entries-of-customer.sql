-- The predicate stands twice: whoever calls, only the customer opened in this transaction is found.

-- fragment: after.at
(s.at, s.entry_id) < ($after_at, $after_id)

-- name: list_entries_of_customer
select e.entry_id, e.at, e.actor_kind, actor.name as actor_name,
       principal.name as on_behalf_of_name, e.action, e.outcome, e.purpose, e.clause
from audit.entry_subject s
join audit.entry e on e.entry_id = s.entry_id
left join identity.person actor on actor.person_id = e.actor_id
left join identity.person principal on principal.person_id = e.on_behalf_of
where s.customer_id = $customer_id
  and s.customer_id = nullif(current_setting('app.customer_id', true), '')::uuid {after}
order by s.at desc, s.entry_id desc
limit $limit;
