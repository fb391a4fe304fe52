-- A link by mail (access/1f): made by the house for whoever asked and keeps an address for mail.
alter table identity.entry_link alter column made_by drop not null;
alter table identity.link_request add column mailed_at timestamptz;

grant insert, update (ended_at) on identity.entry_link to kebu_system;
grant select (person_id, created_at, expires_at, used_at, ended_at) on identity.entry_link to kebu_system;
grant select, update (answered_at, mailed_at) on identity.link_request to kebu_system;
