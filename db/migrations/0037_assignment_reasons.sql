-- 归属与移交: why a customer was given to somebody else stands with the handover (information/3a).
alter table customers.assignment add column reason_code text;
