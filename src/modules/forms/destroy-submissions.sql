-- Without a purpose agreed to, a submission is kept no longer than one that was screened out.
-- name: list_overdue
select s.submission_id, s.company_id
from forms.submission s
where s.customer_id is null and s.destroyed_at is null and s.received_at < $today_at
  and case when s.verdict is null or s.verdict = 'qualified'
        then s.received_at < $today_at::timestamptz - make_interval(hours => 24 * coalesce(
          (select max(p.retain_days) from consent.purpose p where p.code = any (s.agreed)),
          $unqualified_days))
        else s.screened_at < $today_at::timestamptz
          - make_interval(hours => 24 * $unqualified_days::int) end
order by s.received_at limit $limit;

-- name: mark_destroyed
update forms.submission set destroyed_at = $at
where submission_id = $submission_id and customer_id is null and destroyed_at is null;
