-- Asked under the narrow role that sees only sealed identities, across every scope of the company.
-- name: list_same_token
select c.customer_id, c.identity, c.seal_version, c.key_slot
from vault.search_token t
join customers.customer c on c.customer_id = t.customer_id
where t.kind = $kind and t.token = $token and t.extra = $extra
  and c.company_id = $company_id and c.state not in ('voided', 'screened_out');
