-- 客户留言 as a register: what waits is found without walking what is done; what nobody took over within
-- the term of the purposes agreed to is destroyed (R-B1).
alter table forms.submission add column destroyed_at timestamptz;
create index on forms.submission (project_id, received_at desc, submission_id desc) where verdict is null;
create index on forms.submission (company_id, received_at desc, submission_id desc) where verdict is null;
create index on forms.submission (received_at) where customer_id is null and destroyed_at is null;
grant update (destroyed_at) on forms.submission to kebu_staff;
