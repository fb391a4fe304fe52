-- Roles belong to the cluster, not to one database: made once, idempotently, before the migrations.
--
-- kebu_app signs in and inherits nothing; each transaction takes exactly one of the others. A login
-- that inherited a scope role would be under that role's policies always (findings §4d).
do $$
declare
  role text;
begin
  perform pg_advisory_xact_lock(hashtext('kebu.roles'));
  if not exists (select from pg_roles where rolname = 'kebu_app') then
    create role kebu_app login noinherit;
  end if;
  -- What everyone signed in may touch at all; rows of customers are the scope roles' affair.
  if not exists (select from pg_roles where rolname = 'kebu_staff') then
    create role kebu_staff nologin;
  end if;
  foreach role in array array['kebu_own', 'kebu_team', 'kebu_project', 'kebu_company', 'kebu_system',
                              'kebu_guest', 'kebu_door', 'kebu_dedupe', 'kebu_subject'] loop
    if not exists (select from pg_roles where rolname = role) then
      execute format('create role %I nologin', role);
    end if;
    if not pg_has_role('kebu_app', role, 'member') then
      if current_setting('server_version_num')::int >= 160000 then
        execute format('grant %I to kebu_app with inherit false, set true', role);
      else
        execute format('grant %I to kebu_app', role); -- noinherit on the role itself serves here
      end if;
    end if;
  end loop;
  foreach role in array array['kebu_own', 'kebu_team', 'kebu_project', 'kebu_company', 'kebu_system'] loop
    if not pg_has_role(role, 'kebu_staff', 'member') then
      execute format('grant kebu_staff to %I', role);
    end if;
  end loop;
end $$;
-- A register is walked, not searched (decision 0018): along the index that holds it in order, and from each
-- row by its key to what it names. The planner knows neither how short a page is nor that two policies of
-- one role are nearly always one; it would gather, hash and sort whole scopes.
alter role kebu_app set enable_bitmapscan = off;
alter role kebu_app set enable_seqscan = off;
alter role kebu_app set enable_hashjoin = off;
alter role kebu_app set enable_mergejoin = off;
-- What a request does not ask is left out of the statement's text, so one plan serves all its values;
-- weighed anew at each execution, planning a page cost more than reading it (decision 0019).
alter role kebu_app set plan_cache_mode = force_generic_plan;
alter role kebu_app set statement_timeout = '15s';
alter role kebu_app set idle_in_transaction_session_timeout = '15s';
alter role kebu_app set lock_timeout = '8s';
-- Whoever gave up no longer listens: his statement ends with him and keeps no locks. Some systems
-- cannot tell (Windows), and refuse the setting.
do $$
begin
  alter role kebu_app set client_connection_check_interval = '2s';
exception when others then
  null;
end $$;
-- Of the statements, waits and pauses above a transaction could string together any number.
do $$
begin
  if current_setting('server_version_num')::int >= 170000 then
    alter role kebu_app set transaction_timeout = '60s';
  end if;
end $$;
