-- name: read_card
select card_id, consultant_id, first_contact, first_at, on_day, is_short, elements,
       sensitive_elements, seal_version, filled_at, updated_at, p.name as consultant_name,
       a.number as paper_number
from reception.warm_card w join identity.person p on p.person_id = w.consultant_id
left join reception.paper_card a on a.customer_id = w.customer_id
where w.customer_id = $customer_id;

-- name: list_grades
select from_grade, to_grade, graded_at as at, p.name as by_name
from reception.grade_event g join identity.person p on p.person_id = g.graded_by
where customer_id = $customer_id order by graded_at desc;

-- name: read_last_mark
select stage from reception.scouting_mark where customer_id = $customer_id
order by marked_at desc limit 1;

-- name: update_card
update reception.warm_card set elements = $elements, sensitive_elements = $sensitive_elements,
  is_short = $is_short, seal_version = $version, updated_at = $at
where customer_id = $customer_id;
