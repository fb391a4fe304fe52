-- 撤销导入. A batch is undone in acts of a thousand archives, in the order of their ids.
drop index customers.customer_import_batch;
create index customer_import_batch on customers.customer (import_batch_id, customer_id)
  where import_batch_id is not null;
