-- 部门负责人 of a project looks through its people as the head of a company does (access/2d): when each was
-- last here stands in the same list.
grant select (person_id, last_seen_at) on identity.session to kebu_project;

-- 销售主管 of a team reads what was done with the team's customers, and who called or came to its people:
-- cards and work follow the customer's team, lines before there is a customer follow those who hold an
-- office in the team (today: the statement says so).
create policy team on reception.warm_card for select to kebu_team
  using (customer_id in (select c.customer_id from customers.customer c
                         where c.team_id = any (nullif(current_setting('app.team_ids', true), '')::uuid[])));
create policy team on reception.follow_up for select to kebu_team
  using (customer_id in (select c.customer_id from customers.customer c
                         where c.team_id = any (nullif(current_setting('app.team_ids', true), '')::uuid[])));
create policy team on reception.inquiry for select to kebu_team
  using (exists (select from identity.office_holding h
                 where h.unit_id = any (nullif(current_setting('app.team_ids', true), '')::uuid[])
                   and h.person_id in (handed_to, logged_by)));
