import pg from 'pg';

/** Ours: the queue's schema is made by the queue, and `public` is empty. */
const ours = `n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'pgboss', 'public')`;

interface Line {
  place: string;
  text: string;
}

const COLUMNS = `
  select c.oid::regclass::text as place,
         a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || case when a.attnotnull then ' not null' else '' end
         || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours}
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'v') order by 1, a.attnum`;

const CONSTRAINTS = `
  select k.conrelid::regclass::text as place, pg_get_constraintdef(k.oid) as text
  from pg_constraint k join pg_class c on c.oid = k.conrelid
  join pg_namespace n on n.oid = c.relnamespace and ${ours}
  where k.contype in ('p', 'u', 'f', 'c', 'x')
  order by 1, array_position(array['p', 'u', 'f', 'c', 'x']::"char"[], k.contype), 2`;

const INDEXES = `
  select i.indrelid::regclass::text as place,
         regexp_replace(pg_get_indexdef(i.indexrelid),
                        '^CREATE (UNIQUE )?INDEX \\S+ ON \\S+ USING ',
                        case when i.indisunique then 'unique ' else '' end) as text
  from pg_index i join pg_class c on c.oid = i.indrelid
  join pg_namespace n on n.oid = c.relnamespace and ${ours}
  where not exists (select from pg_constraint k
                    where k.conindid = i.indexrelid and k.contype in ('p', 'u'))
  order by 1, 2`;

const POLICIES = `
  select p.polrelid::regclass::text as place,
         p.polname || case when p.polpermissive then '' else ' (restrictive)' end || ' to ' || (select string_agg(r.rolname, ', ' order by r.rolname)
                                 from pg_roles r where r.oid = any (p.polroles))
         || case p.polcmd when '*' then '' when 'r' then ' for select' when 'a' then ' for insert'
            when 'w' then ' for update' else ' for delete' end
         || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '')
         || coalesce(' check ' || pg_get_expr(p.polwithcheck, p.polrelid), '') as text
  from pg_policy p join pg_class c on c.oid = p.polrelid
  join pg_namespace n on n.oid = c.relnamespace and ${ours}
  order by 1, 2`;

const GRANTS = `
  select place, grantee || ': ' || string_agg(verb, ', ' order by verb) as text from (
    select c.oid::regclass::text as place, g.grantee::regrole::text as grantee,
           lower(g.privilege_type) as verb
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours}
    cross join aclexplode(c.relacl) g
    where c.relkind in ('r', 'v') and g.grantee <> c.relowner
    union all
    select c.oid::regclass::text, g.grantee::regrole::text,
           lower(g.privilege_type) || ' (' || string_agg(a.attname, ', ' order by a.attnum) || ')'
    from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours}
    join pg_attribute a on a.attrelid = c.oid and a.attacl is not null
    cross join aclexplode(a.attacl) g
    group by c.oid, g.grantee, g.privilege_type
  ) granted group by place, grantee order by 1, 2`;

const VIEWS = `
  select c.oid::regclass::text as place, pg_get_viewdef(c.oid, true) as text
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and ${ours}
  where c.relkind = 'v' order by 1`;

/** What the migrations of a database add up to, to be read: not a script. */
export async function describedSchema(connection: pg.ClientConfig): Promise<string> {
  const client = new pg.Client(connection);
  await client.connect();
  // A schema nobody searches: every name is written in full.
  await client.query(`set search_path = ''`);
  const ask = async (question: string) => (await client.query<Line>(question)).rows;
  const parts = {
    columns: await ask(COLUMNS),
    constraints: await ask(CONSTRAINTS),
    indexes: await ask(INDEXES),
    policies: await ask(POLICIES),
    grants: await ask(GRANTS),
  };
  const views = new Map((await ask(VIEWS)).map((it) => [it.place, it.text]));
  await client.end();
  const places = [...new Set(parts.columns.map((it) => it.place))].toSorted();
  const under = (lines: readonly Line[], place: string, mark: string) =>
    lines.filter((it) => it.place === place).map((it) => `  ${mark}${it.text}`);
  const blocks = places.map((place) => [
    `${views.has(place) ? 'view' : 'table'} ${place}`,
    ...under(parts.columns, place, ''),
    ...under(parts.constraints, place, '· '),
    ...under(parts.indexes, place, 'index '),
    ...under(parts.policies, place, 'policy '),
    ...under(parts.grants, place, 'grant '),
    ...(views
      .get(place)
      ?.split('\n')
      .map((it) => `  | ${it.trimEnd()}`) ?? []),
  ]);
  const head = [
    '-- What the migrations add up to, made from the catalog to be read; not a script.',
    '-- UPDATE_GOLDEN=1 npx vitest run test/golden/schema.test.ts',
  ];
  return `${[head, ...blocks].map((it) => it.join('\n')).join('\n\n')}\n`;
}
