-- name: read_continuity
select exists (select from audit.entry where at < $yesterday_until) as has_past,
       exists (select from audit.entry where at between $yesterday_from and $yesterday_until)
         as has_yesterday;
