-- Opening: the row is read under the reader's policy, and only then may its children be seen in this
-- transaction. A foreign or unknown customer gives no row, sets nothing, and looks the same.
-- name: open_customer
select set_config('app.customer_id', c.customer_id::text, true) as opened,
       c.customer_id, c.number, c.kind, c.company_id, c.project_id, c.team_id, c.owner_id, c.state,
       c.lawful_for, c.intake_channel, c.awareness_channel, c.intent_grade, c.is_scouting,
       c.entered_by, c.visit_count, c.call_count, c.first_visit_on, c.last_contact_at,
       c.next_contact_on, c.gender, c.birth_year, c.age_band, c.marital_status, c.education,
       c.occupation, c.employer_kind, c.housing_tenure, c.need, c.buying_for, c.area_band,
       c.price_band, c.income_band, c.region_code, c.identity, c.contact, c.sensitive,
       c.seal_version, c.created_at, c.updated_at, c.key_slot, p.name as project_name,
       o.name as owner_name, e.name as entered_by_name
from customers.customer c
join identity.unit p on p.unit_id = c.project_id
left join identity.person o on o.person_id = c.owner_id
left join identity.person e on e.person_id = c.entered_by
where c.customer_id = $customer_id;

-- name: lock_customer
select from customers.customer where customer_id = $customer_id for update;

-- A customer made in this transaction is open in it.
-- name: hold_open
select set_config('app.customer_id', $customer_id::text, true);
