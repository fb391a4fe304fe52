-- fragment: scope.own
(i.handed_to = ($reach::uuid[])[1] or i.logged_by = ($reach::uuid[])[1])
-- fragment: scope.project
i.project_id = ($reach::uuid[])[1]
-- fragment: scope.projects
i.project_id = any ($reach::uuid[])
-- fragment: scope.company
i.company_id = ($reach::uuid[])[1]
-- fragment: scope.companies
i.company_id = any ($reach::uuid[])

-- fragment: filter.on_from
i.on_day >= $on_from
-- fragment: filter.on_until
i.on_day <= $on_until
-- fragment: filter.kind
i.kind = $kind
-- fragment: filter.handed_to
i.handed_to = $handed_to
-- fragment: filter.is_carded
(i.customer_id is not null) = $is_carded
-- fragment: filter.waiting_for
(i.handed_to = $waiting_for and i.customer_id is null)
-- fragment: after.at
(i.at, i.inquiry_id) < ($after_at, $after_id)

-- name: list_inquiries
select i.inquiry_id, i.kind, i.at, i.visitor_count, i.intake_channel, i.awareness_channel,
       i.concerns, i.is_scouting_suspected, i.handed_to, i.customer_id, i.sealed, i.logged_by,
       i.customer_id is not null as is_carded, k.key_slot,
       l.name as logged_by_name, h.name as handed_to_name
from reception.inquiry i
join vault.case_key k on k.case_id = i.case_id
join identity.person l on l.person_id = i.logged_by
left join identity.person h on h.person_id = i.handed_to
where {scope} {filter} {after}
order by i.at desc, i.inquiry_id desc
limit $limit;
