-- A policy's setting is read and parsed once for a statement, no longer for every row it looks at: half of
-- what passing over a row of an index cost (docs/decisions/0018, 0019).
do $$
declare
  found record;
  wanted text;
begin
  for found in
    select schemaname, tablename, policyname, qual from pg_policies where qual like '%current_setting%'
  loop
    wanted := regexp_replace(
      found.qual,
      '\(NULLIF\(current_setting\(''([a-z_.]+)''::text, true\), ''''::text\)\)::(uuid(?:\[\])?)',
      '(select nullif(current_setting(''\1'', true), '''')::\2)::\2',
      'g'
    );
    execute format('alter policy %I on %I.%I using (%s)', found.policyname, found.schemaname, found.tablename, wanted);
  end loop;
end $$;

-- Whoever is worked with moves to the head of the lists: what is dead there is cleared sooner than after a
-- fifth of the register, so that pages go on being read from the index alone.
alter table customers.customer set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.05);
