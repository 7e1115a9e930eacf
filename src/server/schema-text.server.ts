import type { Pool } from '#platform/connection.server.ts'

/**
 * What the migrations add up to, in one readable file: tables, columns, policies, triggers, functions. Written from
 * the catalogue, because the bundled PostgreSQL brings no pg_dump.
 */
const ours = "n.nspname not in ('pg_catalog', 'information_schema', 'jobs', 'auth') and n.nspname !~ '^pg_'"

type Line = { place: string; text: string }

const queries = [
  `select n.nspname || '.' || c.relname as place, case c.relkind when 'v' then 'view' when 'm' then 'materialized view' else 'table' end || ' ' || n.nspname || '.' || c.relname
     || case when c.relrowsecurity then ' -- row-level security' || case when c.relforcerowsecurity then ', forced' else '' end else '' end
     || E'\\n' || (select string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
        || coalesce(case when a.attgenerated <> '' then ' generated as ' else ' default ' end || pg_get_expr(d.adbin, d.adrelid), ''), E'\\n' order by a.attnum)
        from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as text
   from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relkind in ('r', 'p', 'v', 'm') and ${ours}`,
  `select n.nspname || '.' || c.relname as place, '  constraint ' || k.conname || ' ' || pg_get_constraintdef(k.oid) as text
   from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace where k.contype <> 'n' and ${ours}`,
  `select n.nspname || '.' || c.relname as place, '  ' || pg_get_indexdef(i.indexrelid) as text
   from pg_index i join pg_class c on c.oid = i.indrelid join pg_namespace n on n.oid = c.relnamespace
   where not exists (select 1 from pg_constraint k where k.conindid = i.indexrelid) and ${ours}`,
  `select n.nspname || '.' || c.relname as place, '  policy ' || p.polname || ' for ' || case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update' when 'd' then 'delete' else 'all' end
     || ' to ' || (select string_agg(r.rolname, ', ' order by r.rolname) from pg_roles r where r.oid = any (p.polroles)) || coalesce(' using ' || pg_get_expr(p.polqual, p.polrelid), '') || coalesce(' with check ' || pg_get_expr(p.polwithcheck, p.polrelid), '') as text
   from pg_policy p join pg_class c on c.oid = p.polrelid join pg_namespace n on n.oid = c.relnamespace where ${ours}`,
  `select n.nspname || '.' || c.relname as place, '  ' || pg_get_triggerdef(t.oid) as text
   from pg_trigger t join pg_class c on c.oid = t.tgrelid join pg_namespace n on n.oid = c.relnamespace where not t.tgisinternal and ${ours}`,
  `select n.nspname || '.' || c.relname as place, '  grant ' || string_agg(g.privilege_type, ', ' order by g.privilege_type) || ' to ' || r.rolname as text
   from pg_class c join pg_namespace n on n.oid = c.relnamespace cross join lateral aclexplode(c.relacl) g join pg_roles r on r.oid = g.grantee
   where c.relkind in ('r', 'p', 'v', 'm') and r.rolname <> 'chung_owner' and ${ours} group by n.nspname, c.relname, r.rolname`,
]

const functionsQuery = `select n.nspname || '.' || p.proname as place, pg_get_functiondef(p.oid) as text
  from pg_proc p join pg_namespace n on n.oid = p.pronamespace where p.prokind = 'f' and ${ours} order by 1, 2`

export async function schemaText(sql: Pool): Promise<string> {
  const byPlace = new Map<string, string[]>()
  for (const query of queries) {
    const lines = (await sql.unsafe<Line[]>(query)).map((l) => ({ ...l })).sort((a, b) => (a.text < b.text ? -1 : 1))
    for (const { place, text } of lines) byPlace.set(place, [...(byPlace.get(place) ?? []), text])
  }
  const tables = [...byPlace.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, texts]) => texts.join('\n'))
  const functions = (await sql.unsafe<Line[]>(functionsQuery)).map((f) => f.text.trim())
  return `-- Generated from the migrations; \`npm run generate\` writes it anew.\n\n${[...tables, ...functions].join('\n\n')}\n`
}
