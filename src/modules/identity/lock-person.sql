-- As in the register: whoever has or had an office beneath the actor's roots, or none anywhere.
-- name: lock_person
with recursive beneath as (
  select unit_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id from identity.unit u join beneath b on u.parent_id = b.unit_id
)
select p.disabled_at is not null as is_disabled from identity.person p
where p.person_id = $person_id
  and (exists (select from identity.office_holding h join beneath b on b.unit_id = h.unit_id
               where h.person_id = p.person_id)
       or not exists (select from identity.office_holding h where h.person_id = p.person_id))
for update of p;

-- The same look for a read, which locks nothing.
-- name: see_person
with recursive beneath as (
  select unit_id from identity.unit where unit_id = any ($roots::uuid[])
  union select u.unit_id from identity.unit u join beneath b on u.parent_id = b.unit_id
)
select p.person_id from identity.person p
where p.person_id = $person_id
  and (exists (select from identity.office_holding h join beneath b on b.unit_id = h.unit_id
               where h.person_id = p.person_id)
       or not exists (select from identity.office_holding h where h.person_id = p.person_id));
