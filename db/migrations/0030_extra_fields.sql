-- 自定义栏目 (R-D1, R-B1): fields a company adds to its archives, their values, and the separate consent for what is sensitive.
create table customers.field (
  company_id  uuid not null references identity.unit,
  code        text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  version     int not null,
  name_zh     text not null,
  name_en     text not null,
  kind        text not null check (kind in ('text', 'number', 'day', 'choice', 'choices', 'flag')),
  class       text not null check (class in ('public', 'internal', 'important', 'sensitive')),
  section     text not null check (section in ('profile', 'demand', 'contact', 'classification')),
  -- A field without a purpose cannot be collected (information/2a).
  purposes    text[] not null check (cardinality(purposes) > 0),
  kinds       text[] not null check (cardinality(kinds) > 0),
  is_wanted   boolean not null,
  -- [{code, name_zh, name_en}], for choice and choices.
  choices     jsonb not null,
  added_by    uuid not null,
  added_at    timestamptz not null,
  closed_at   timestamptz,
  primary key (company_id, code, version)
);
create unique index one_open_field on customers.field (company_id, code) where closed_at is null;

-- Codes, numbers, days and flags of ordinary class lie plain for statistics; all else under the customer's key.
create table customers.extra_value (
  customer_id  uuid not null references customers.customer,
  field        text not null,
  plain        jsonb,
  sealed       bytea,
  seal_version int not null,
  updated_by   uuid not null,
  updated_at   timestamptz not null,
  primary key (customer_id, field)
);

grant select, insert, update (closed_at) on customers.field to kebu_staff;
grant select, insert, update on customers.extra_value to kebu_staff;

alter table customers.extra_value enable row level security;
alter table customers.extra_value force row level security;
create policy opened on customers.extra_value to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on customers.extra_value to kebu_system using (true) with check (true);

-- 单独同意: a purpose of its own, agreed to and withdrawn by itself (information/2b).
insert into consent.purpose (code, name_zh, name_en, description_zh, description_en, lawful_basis,
  owner_office, retain_days, recipients_zh, recipients_en, clause, created_at) values
('sensitive', '敏感信息（单独同意）', 'Sensitive information (separate consent)',
 '记录证件号、资产与收入等敏感信息，另行加密，只有负责的顾问和现场主管可见；可以不同意，也可以单独撤回',
 'Keeping ID number, assets and income under a seal of their own, for the consultant in charge and the site supervisor only; may be refused or withdrawn by itself',
 'consent', 'sales_manager', 1095, '负责的置业顾问与现场主管', 'The consultant in charge and the site supervisor',
 'information/2b', '2026-01-01T00:00:04+08:00');

-- The notice that comes with the program names it; a company's own later notice is left as it is.
insert into consent.notice (code, version, title_zh, title_en, text_zh, text_en, purposes, in_force_at)
select n.code, 2, n.title_zh, n.title_en,
  n.text_zh || '
证件号、资产与收入等敏感信息，只在您另行单独同意后才记录；不同意不影响看房和咨询。',
  n.text_en || '
Sensitive information such as ID number, assets and income is kept only after your separate consent; refusing it affects neither visits nor advice.',
  n.purposes || array['sensitive'], '2026-01-01T00:00:01+08:00'
from consent.notice n
where n.code = 'reception' and n.version = 1 and n.published_by is null
  and not exists (select from consent.notice later where later.code = n.code and later.version > 1);
