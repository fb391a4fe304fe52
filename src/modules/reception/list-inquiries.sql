-- Each unit in reach is walked along its own index, and their heads are one order. One unit is compared
-- with its own id, whose share of the table is known: a small company does not read a large one's. Of one's
-- own lines those handed over and those logged; of a team's those of each of its people.
-- fragment: unit.own
i.handed_to = ($reach::uuid[])[1]
-- fragment: also.own
i.logged_by = ($reach::uuid[])[1]
-- fragment: also.nothing
false
-- fragment: unit.member
i.handed_to = u.unit_id
-- fragment: also.member
i.logged_by = u.unit_id
-- fragment: unit.project
i.project_id = ($reach::uuid[])[1]
-- fragment: unit.projects
i.project_id = u.unit_id
-- fragment: unit.company
i.company_id = ($reach::uuid[])[1]
-- fragment: unit.companies
i.company_id = u.unit_id

-- fragment: drive.from_at
i.at >= $from_at
-- fragment: drive.until_at
i.at < $until_at
-- fragment: drive.handed_to
i.handed_to = $handed_to
-- fragment: drive.waiting
i.customer_id is null
-- fragment: filter.kind
i.kind = $kind
-- fragment: filter.carded
i.customer_id is not null
-- fragment: after.at
(i.at, i.inquiry_id) < ($after_at, $after_id)

-- name: list_members
select distinct h.person_id from identity.office_holding h
where h.unit_id = any ($reach::uuid[]) and h.from_on <= $today
  and (h.until_on is null or h.until_on >= $today);

-- A line whose customer has no basis for the purpose is left out like himself (information/2e); before
-- there is a customer the call itself is why it may be answered.
-- name: list_inquiries
select w.is_shown, w.at as key_at, w.inquiry_id as key_id, w.walked_count, w.inquiry_id, w.kind, w.at,
       w.visitor_count, w.intake_channel, w.awareness_channel, w.concerns, w.is_scouting_suspected,
       w.handed_to, w.customer_id, w.sealed, w.logged_by, w.customer_id is not null as is_carded,
       k.key_slot, l.name as logged_by_name, h.name as handed_to_name
from (
  select m.*, count(*) over ()::int as walked_count,
         count(*) filter (where m.is_shown) over (order by m.at desc, m.inquiry_id desc) as nth
  from (
    select i.*, coalesce($purpose = any (c.lawful_for), true) as is_shown
    from (
      select r.inquiry_id, r.at from unnest($reach::uuid[]) as u (unit_id)
      cross join lateral (
        (select i.inquiry_id, i.at from reception.inquiry i
         where {unit} {drive} {after} order by i.at desc, i.inquiry_id desc limit $look)
        union
        (select i.inquiry_id, i.at from reception.inquiry i
         where {also} {drive} {after} order by i.at desc, i.inquiry_id desc limit $look)
      ) r
      order by r.at desc, r.inquiry_id desc
      limit $look
    ) r
    join reception.inquiry i on i.inquiry_id = r.inquiry_id
    left join customers.customer c on c.customer_id = i.customer_id
    where true {filter}
    order by r.at desc, r.inquiry_id desc
    limit $walk
  ) m
) w
join vault.case_key k on k.case_id = w.case_id
join identity.person l on l.person_id = w.logged_by
left join identity.person h on h.person_id = w.handed_to
where w.nth <= $limit
order by w.at desc, w.inquiry_id desc;

-- Where a look that found too little for a page ended; no row when it saw everything.
-- name: list_end
select k.at as key_at, k.inquiry_id as key_id
from (
  select r.at, r.inquiry_id, row_number() over (order by r.at desc, r.inquiry_id desc) as nth
  from unnest($reach::uuid[]) as u (unit_id)
  cross join lateral (
    (select i.inquiry_id, i.at from reception.inquiry i
     where {unit} {drive} {after} order by i.at desc, i.inquiry_id desc limit $look)
    union
    (select i.inquiry_id, i.at from reception.inquiry i
     where {also} {drive} {after} order by i.at desc, i.inquiry_id desc limit $look)
  ) r
) k
where k.nth = $look::int;
