-- 一览表. A register of a million archives is walked, not searched: the index of a scope alone decides
-- who is listed, so its filters and the purposes a lawful basis covers lie in it (information/2e).
-- Measured in docs/decisions/0018: what is passed over costs a quarter of a microsecond, not a page.
drop index customers.customer_own, customers.customer_team, customers.customer_project,
  customers.customer_company, customers.customer_company_filter;
create index customer_own on customers.customer (owner_id, updated_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel,
           created_at, next_contact_on, project_id);
create index customer_team on customers.customer (team_id, updated_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel,
           created_at, next_contact_on, owner_id, project_id);
create index customer_project on customers.customer (project_id, updated_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel,
           created_at, next_contact_on, owner_id);
create index customer_company on customers.customer (company_id, updated_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel,
           created_at, next_contact_on, owner_id, project_id);
-- By the day they came; one's own and a team's are few enough to be sorted.
create index customer_project_created on customers.customer (project_id, created_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel,
           next_contact_on, owner_id);
create index customer_company_created on customers.customer (company_id, created_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, kind, intent_grade, intake_channel, awareness_channel,
           next_contact_on, owner_id, project_id);
