-- 意向客户登记表 (sales-office/3b): each consultant's page in the order of registering, from the index alone.
create index customer_owner_registered on customers.customer (owner_id, created_at desc, customer_id desc)
  include (import_batch_id, lawful_for, state, intent_grade, intake_channel, next_contact_on,
           is_scouting, last_contact_at, project_id, team_id, company_id);
