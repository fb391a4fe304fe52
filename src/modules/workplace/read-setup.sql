-- name: read_setup
with recursive units as (
  select unit_id, kind from identity.unit where unit_id = any ($company_ids::uuid[])
  union
  select u.unit_id, u.kind from identity.unit u join units t on u.parent_id = t.unit_id
  where u.closed_at is null
), held as (
  select distinct h.office, h.person_id
  from identity.office_holding h join units u on u.unit_id = h.unit_id
  where h.from_on <= $today and (h.until_on is null or h.until_on >= $today)
)
select (select count(*)::int from units where kind = 'project') as project_count,
       (select count(*)::int from held where office = 'consultant') as consultant_count,
       (select count(*)::int from held where office = 'reviewer') as reviewer_count,
       (select count(*)::int from customers.channel where closed_at is null) as channel_count,
       exists (select from customers.channel c
               where c.closed_at is not null
                  or c.created_at > (select min(created_at) from identity.person))
         as has_own_channels,
       exists (select from consent.notice where published_by is not null) as has_own_notice,
       exists (select from customers.import_batch where company_id = any ($company_ids::uuid[]))
         as has_list;
