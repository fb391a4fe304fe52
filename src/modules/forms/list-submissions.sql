-- Each unit in reach is walked along its own index, and their heads are one order; one unit is compared
-- with its own id, whose share of the table is known.
-- fragment: unit.project
s.project_id = ($reach::uuid[])[1]
-- fragment: unit.projects
s.project_id = u.unit_id
-- fragment: unit.company
s.company_id = ($reach::uuid[])[1]
-- fragment: unit.companies
s.company_id = u.unit_id

-- fragment: drive.waiting
s.verdict is null
-- fragment: drive.screened
s.verdict is not null
-- fragment: drive.from_at
s.received_at >= $from_at
-- fragment: drive.until_at
s.received_at < $until_at
-- fragment: filter.form_id
s.form_id = $form_id
-- fragment: filter.channel
s.channel = $channel
-- fragment: filter.via
s.via = $via
-- fragment: filter.verdict
s.verdict = $verdict
-- fragment: after.at
(s.received_at, s.submission_id) < ($after_at, $after_id)

-- Whoever became a customer and is covered no more is left out like himself (information/2e); before
-- that, having written to us is why he may be answered.
-- name: list_submissions
select w.is_shown, w.received_at as key_at, w.submission_id as key_id, w.walked_count,
       w.submission_id, v.definition ->> 'title_zh' as form_title_zh,
       v.definition ->> 'title_en' as form_title_en, n.name as project_name, w.via, w.channel,
       w.received_at, w.verdict, w.customer_id, w.screened_at, p.name as screened_by_name,
       w.destroyed_at is not null as is_destroyed, w.sealed, k.key_slot
from (
  select m.*, count(*) over ()::int as walked_count,
         count(*) filter (where m.is_shown)
           over (order by m.received_at desc, m.submission_id desc) as nth
  from (
    select s.*, coalesce($purpose = any (c.lawful_for), true) as is_shown
    from (
      select r.* from unnest($reach::uuid[]) as u (unit_id)
      cross join lateral (
        select s.submission_id, s.received_at from forms.submission s
        where {unit} {drive} {after}
        order by s.received_at desc, s.submission_id desc
        limit $look
      ) r
      order by r.received_at desc, r.submission_id desc
      limit $look
    ) r
    join forms.submission s on s.submission_id = r.submission_id
    left join customers.customer c on c.customer_id = s.customer_id
    where true {filter}
    order by r.received_at desc, r.submission_id desc
    limit $walk
  ) m
) w
join identity.unit n on n.unit_id = w.project_id
join vault.case_key k on k.case_id = w.submission_id
left join forms.version v on v.form_id = w.form_id and v.version = w.version
left join identity.person p on p.person_id = w.screened_by
where w.nth <= $limit
order by w.received_at desc, w.submission_id desc;

-- Where a look that found too little for a page ended; no row when it saw everything.
-- name: list_end
select k.received_at as key_at, k.submission_id as key_id
from (
  select r.received_at, r.submission_id,
         row_number() over (order by r.received_at desc, r.submission_id desc) as nth
  from unnest($reach::uuid[]) as u (unit_id)
  cross join lateral (
    select s.received_at, s.submission_id from forms.submission s
    where {unit} {drive} {after}
    order by s.received_at desc, s.submission_id desc limit $look
  ) r
) k
where k.nth = $look::int;
