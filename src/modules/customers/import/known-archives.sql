-- Asked under the narrow role that sees only sealed identities, across every scope of the company: the
-- candidates of a chunk in one statement, each token once.
-- name: list_candidates
select g.kind, g.token, g.extra, c.customer_id, c.identity, c.contact, c.seal_version, c.key_slot
from unnest($kinds::smallint[], $tokens::int[], $extras::smallint[]) as g (kind, token, extra)
join vault.search_token t on t.kind = g.kind and t.token = g.token and t.extra = g.extra
join customers.customer c on c.customer_id = t.customer_id
where c.company_id = $company_id and c.state not in ('voided', 'screened_out');
