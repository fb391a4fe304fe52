-- Whoever is worked with moves to the head of the lists: what is dead there is cleared sooner than after a
-- fifth of the register, so that pages go on being read from the index alone (docs/decisions/0019).
alter table customers.customer set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
