-- 处理目的 kept by the office responsible (R-B1): `consent.purpose` is what is in force, and every version of
-- it stays as a row with a who and a when.
alter table consent.purpose add column version int not null default 1 check (version > 0);

create table consent.purpose_version (
  code           text not null references consent.purpose,
  version        int not null check (version > 0),
  name_zh        text not null,
  name_en        text not null,
  description_zh text not null,
  description_en text not null,
  lawful_basis   text not null check (lawful_basis in ('consent', 'contract', 'legal_duty')),
  owner_office   text not null,
  retain_days    int not null check (retain_days > 0),
  recipients_zh  text not null,
  recipients_en  text not null,
  clause         text not null,
  is_open        boolean not null,
  revised_at     timestamptz not null,
  -- Nobody: it came with the program.
  revised_by     uuid references identity.person,
  primary key (code, version)
);
insert into consent.purpose_version (code, version, name_zh, name_en, description_zh, description_en,
  lawful_basis, owner_office, retain_days, recipients_zh, recipients_en, clause, is_open, revised_at)
select code, 1, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
       retain_days, recipients_zh, recipients_en, clause, closed_at is null, created_at
from consent.purpose;

-- The regime keeps sensitive content for the shortest of its terms (information/4e, 9a); the purpose said three years.
insert into consent.purpose_version (code, version, name_zh, name_en, description_zh, description_en,
  lawful_basis, owner_office, retain_days, recipients_zh, recipients_en, clause, is_open, revised_at)
select code, 2, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
       365, recipients_zh, recipients_en, clause, closed_at is null, created_at
from consent.purpose where code = 'sensitive' and retain_days = 1095;
update consent.purpose set retain_days = 365, version = 2 where code = 'sensitive' and retain_days = 1095;

grant select, insert on consent.purpose_version to kebu_staff;
grant update (version, name_zh, name_en, description_zh, description_en, lawful_basis, owner_office,
  retain_days, recipients_zh, recipients_en, clause) on consent.purpose to kebu_staff;
