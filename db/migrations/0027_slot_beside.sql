-- The slot of a customer's key stands beside what is sealed under it: a page of a list reads its customers
-- and nothing else. Which slots are destroyed the keystore says; whether one may be used, `vault.subject`.
alter table customers.customer add column key_slot bigint;
alter table customers.customer no force row level security;
update customers.customer c set key_slot = s.key_slot from vault.subject s where s.customer_id = c.customer_id;
alter table customers.customer force row level security;
alter table customers.customer alter column key_slot set not null;
grant select (key_slot) on customers.customer to kebu_dedupe;

create or replace view customers.line with (security_invoker = true) as
select c.customer_id, c.number, c.kind, c.company_id, c.project_id, c.team_id, c.owner_id, c.state,
       c.lawful_for, c.intake_channel, c.awareness_channel, c.intent_grade, c.is_scouting,
       c.entered_by, c.visit_count, c.call_count, c.first_visit_on, c.last_contact_at,
       c.next_contact_on, c.identity, c.seal_version, c.created_at, c.updated_at,
       c.key_slot, p.name as project_name, o.name as owner_name
from customers.customer c
left join identity.unit p on p.unit_id = c.project_id
left join identity.person o on o.person_id = c.owner_id;
