-- 登录: a session says of itself from what device it was opened, and when its holder last proved himself.
alter table identity.session
  add column session_id uuid not null default gen_random_uuid() unique,
  -- Words of a closed list, made from what the browser says of itself: the text itself is not kept.
  add column browser text not null default 'other' check (browser ~ '^[a-z]{2,12}$'),
  add column system text not null default 'other' check (system ~ '^[a-z]{2,12}$'),
  add column method text not null default 'password'
    check (method in ('password', 'passkey', 'company', 'set_up', 'link')),
  add column authenticated_at timestamptz;
update identity.session set authenticated_at = created_at;
-- Ids come from the application; the default named the sessions that were there.
alter table identity.session
  alter column session_id drop default,
  alter column authenticated_at set not null;

-- The door sees and changes all of a session (0001); an administrator lists and ends it.
grant select (session_id, browser, system, method) on identity.session to kebu_company;
