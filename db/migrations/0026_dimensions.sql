-- 客户分类与编码 (R-D3): dimensions a company classifies by, their codes by version, and who stands where.
create table customers.dimension (
  company_id uuid not null references identity.unit,
  code       text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  name_zh    text not null,
  name_en    text not null,
  added_by   uuid not null,
  added_at   timestamptz not null,
  closed_at  timestamptz,
  primary key (company_id, code)
);

-- A code keeps its name for as long as its version lasts: renamed, it is a new version.
create table customers.dimension_code (
  company_id uuid not null,
  dimension  text not null,
  code       text not null check (code ~ '^[a-z][a-z0-9_]{0,39}$'),
  version    int not null,
  name_zh    text not null,
  name_en    text not null,
  added_by   uuid not null,
  added_at   timestamptz not null,
  closed_at  timestamptz,
  primary key (company_id, dimension, code, version),
  foreign key (company_id, dimension) references customers.dimension
);
create unique index one_open_version on customers.dimension_code (company_id, dimension, code) where closed_at is null;

-- Where a customer stands, by the version he was classified by; reclassified, one row closes and one opens.
create table customers.classification (
  customer_id       uuid not null references customers.customer,
  classification_id uuid not null,
  company_id        uuid not null,
  dimension         text not null,
  code              text not null,
  version           int not null,
  classified_by     uuid not null,
  opened_at         timestamptz not null,
  closed_at         timestamptz,
  primary key (customer_id, classification_id),
  foreign key (company_id, dimension, code, version) references customers.dimension_code
);
create unique index one_open_classification on customers.classification (customer_id, dimension) where closed_at is null;

grant select, insert, update (closed_at) on customers.dimension, customers.dimension_code, customers.classification to kebu_staff;

alter table customers.classification enable row level security;
alter table customers.classification force row level security;
create policy opened on customers.classification to kebu_own, kebu_team, kebu_project, kebu_company
  using (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid)
  with check (customer_id = nullif(current_setting('app.customer_id', true), '')::uuid);
create policy system on customers.classification to kebu_system using (true) with check (true);
