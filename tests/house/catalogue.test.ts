import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'

/** What the database must show whatever a migration forgot. */
let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t.close())

/** Schemas of libraries, and the platform's own tables, which no request reaches but through the kernel. */
const excepted = ['platform', 'jobs', 'auth']

/** Functions that act with the owner's rights; each is listed with its reason. */
const definers = new Set([
  'platform.write_audit', // the trail is written by trigger: the app role may not touch it
  'register.keep_history', // earlier versions likewise
  'register.public_record', // the public columns for a signed-in reader whose territory does not hold the row
  'register.index_for_search', 'register.refresh_vocabulary', 'register.organisation_indexed', // the search index holds public columns only and follows the register by trigger
  'documents.store_content', // bytes of an issued paper: once, and only those whose hash the audited row carries
  // Staged lines of a file are written for batches that the actor may see (each asks refuse_strangers first); the
  // trail would double their personal data.
  'disclosure.store_content', // bytes of a file once, and only those whose hash the row names
  'insight.refresh_figures', // counts what its reader may not see one by one; writes counts only
  // An open ballot box: its tables live from opening to closing, nobody who serves may see who was first in them, and
  // neither trail nor time may join a ballot to a voter (the one exception to the rule of the trail).
  'ballots.refuse_strangers', 'ballots.make_urn', 'ballots.keep_key', 'ballots.sealed_key', 'ballots.open_box', 'ballots.spend', 'ballots.empty_urn', 'ballots.discard_box',
  // File and rows of a member list are personal data before anybody is a member: sealed, and outside the trail.
  'capital.refuse_strangers', 'capital.store_list_content', 'capital.clear_list_content', 'membership.refuse_strangers', 'membership.store_list_content', 'membership.clear_list_content',
  'imports.refuse_strangers', 'imports.store_part', 'imports.store_lines', 'imports.clear_lines', 'imports.clear_batch', 'imports.begin_round', 'imports.keep_lines',
])

test('every table has forced row-level security, a policy, and an audit trigger unless nobody but set-up writes it', async () => {
  const tables = await t.ownerSql<{ name: string; forced: boolean; policies: number; audited: boolean; writable: boolean }[]>`
    select n.nspname || '.' || c.relname as name, c.relrowsecurity and c.relforcerowsecurity as forced,
      (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
      (select count(*) = 3 from pg_trigger g where g.tgrelid = c.oid and g.tgname in ('audit_insert', 'audit_update', 'audit_delete')) as audited,
      has_table_privilege('chung_app', c.oid, 'insert') or has_table_privilege('chung_app', c.oid, 'update') or has_table_privilege('chung_app', c.oid, 'delete') as writable
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema') and n.nspname !~ '^pg_' and n.nspname <> all (${excepted})`
  expect(tables.length).toBeGreaterThan(5)
  expect(tables.filter((x) => !x.forced || x.policies < 2).map((x) => x.name)).toEqual([])
  expect(tables.filter((x) => x.writable && !x.audited).map((x) => x.name)).toEqual([])
})

test('views ask with the rights of the reader', async () => {
  const views = await t.ownerSql`select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'v' and n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'jobs')
    and not coalesce('security_invoker=true' = any (c.reloptions) or 'security_invoker=on' = any (c.reloptions), false)`
  expect(views).toHaveLength(0)
})

test('functions with the rights of their owner are listed', async () => {
  const rows = await t.ownerSql<{ name: string }[]>`select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
    where p.prosecdef and n.nspname !~ '^pg_' and n.nspname <> 'information_schema'`
  expect(rows.map((r) => r.name).filter((name) => !definers.has(name))).toEqual([])
})

test('roles that serve requests own nothing and bypass nothing', async () => {
  const roles = await t.ownerSql<{ rolname: string }[]>`select rolname from pg_roles r where rolname ~ '^chung_(app|public|national|auth)'
    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or exists (select 1 from pg_class c where c.relowner = r.oid))`
  expect(roles).toHaveLength(0)
})

test('the trail cannot be touched by those who serve', async () => {
  const rights = await t.ownerSql<{ any: boolean }[]>`select bool_or(has_table_privilege(r, 'platform.audit', 'insert') or has_table_privilege(r, 'platform.audit', 'update') or has_table_privilege(r, 'platform.audit', 'delete')) as any
    from unnest(array['chung_app', 'chung_public', 'chung_national', 'chung_auth']) r`
  expect(rights[0]?.any).toBe(false)
})
