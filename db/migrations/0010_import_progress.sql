-- 导入. What a person sees while mapping (the file's name, headings, first rows) names people: sealed
-- under the batch's case. Where staging and applying stand, so that both continue after a crash.
alter table customers.import_batch
  add column preview         bytea,
  add column sheet_no        int,
  add column header_row      int,
  add column staged_through  int not null default 0,
  add column applied_through int not null default 0;

-- A batch mapped anew is staged anew.
grant delete on customers.import_row to kebu_staff;
-- The same file again (R-C5) is known by its digest.
create index on customers.import_batch (company_id, file_digest);
