import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { backup, restore, verifyArchive, withArchive } from './index.server.ts'
import { inOrder } from './catalogue.server.ts'

let t: TestDatabase
let folder = ''
let file = ''
const about = { version: 'test', secretMark: null }
beforeEach(async () => {
  t = await testDatabase()
  folder = mkdtempSync(join(tmpdir(), 'chung-archive-'))
  file = join(folder, 'a.chung')
  await t.ownerSql.unsafe(`
    create schema trial;
    create table trial.parent (id bigint generated always as identity primary key, name text not null, folded text generated always as (lower(name)) stored, made timestamptz not null, data jsonb, raw bytea);
    create table trial.child (id int primary key, parent_id bigint not null references trial.parent, next_id int references trial.child);
    create table trial.log (line text);
    create function trial.note() returns trigger language plpgsql as $$ begin insert into trial.log values (new.name); return new; end $$;
    create trigger noting after insert on trial.parent for each row execute function trial.note();
    alter table trial.child enable row level security; alter table trial.child force row level security;
    insert into trial.parent (name, made, data, raw)
      select E'Hợp tác xã\\t"số"\\\\ \\n' || n, '2026-01-01'::timestamptz + n * interval '1 microsecond', jsonb_build_object('n', n), decode(md5(n::text), 'hex') from generate_series(1, 3000) n;
    insert into trial.child select n, n, null from generate_series(1, 3000) n;
    update trial.child set next_id = id % 3000 + 1;
    create materialized view trial.summary as select count(*)::int as children from trial.child;`)
})
afterEach(async () => {
  await t.close()
  rmSync(folder, { recursive: true })
})

/** One number for everything that the database holds. */
async function fingerprint(): Promise<string> {
  const tables = await t.ownerSql<{ name: string }[]>`
    select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname not in ('pg_catalog', 'information_schema') order by 1`
  const sums: string[] = []
  for (const { name } of tables) {
    const [row] = await t.ownerSql.unsafe<{ sum: string }[]>(`select count(*) || coalesce(md5(string_agg(md5(x::text), '' order by md5(x::text))), '') as sum from ${name} x`)
    sums.push(`${name} ${row?.sum}`)
  }
  return sums.join('\n')
}

const ruin = (): Promise<unknown> => t.ownerSql.unsafe(`
  delete from trial.child; update trial.parent set name = 'spoilt'; insert into trial.parent (name, made) values ('new', now()); refresh materialized view trial.summary`)

test('what was saved comes back, in every table of every schema, and nothing that came later', async () => {
  const before = await fingerprint()
  const shares: number[] = []
  const manifest = await backup(t.ownerSql, file, about, (share) => shares.push(share))
  expect(manifest.tables.map((table) => `${table.schema}.${table.name}`)).toEqual(expect.arrayContaining(['trial.parent', 'platform.audit', 'jobs.version']))
  expect(manifest.migrations.length).toBeGreaterThan(0)
  await ruin()
  expect(await fingerprint()).not.toBe(before)
  await restore(t.ownerSql, file, (share) => shares.push(share))
  expect(await fingerprint()).toBe(before)
  expect(Math.min(...shares)).toBeGreaterThanOrEqual(0)
  expect(Math.max(...shares)).toBe(1)
})

test('after restoring, triggers, forced row-level security, sequences and summaries are as before', async () => {
  await backup(t.ownerSql, file, about)
  await ruin()
  await restore(t.ownerSql, file)
  const [next] = await t.ownerSql<{ id: number }[]>`insert into trial.parent (name, made) values ('after', now()) returning id`
  expect(next?.id).toBe(3001)
  const [state] = await t.ownerSql.unsafe(`select (select count(*)::int from trial.log) as noted, (select children from trial.summary) as children,
    (select relforcerowsecurity from pg_class where oid = 'trial.child'::regclass) as forced`)
  expect(state).toEqual({ noted: 3001, children: 3000, forced: true })
})

test('one moment is saved, however much is written meanwhile', async () => {
  let writing = true
  const writer = (async () => {
    // Parent and child in one transaction: an archive with one and not the other would not be of one moment.
    for (let id = 10_000; writing; id += 1) {
      await t.ownerSql.begin((sql) => [sql`insert into trial.parent (id, name, made) overriding system value values (${id}, 'x', now())`, sql`insert into trial.child values (${id}, ${id}, null)`])
    }
  })()
  const { tables } = await backup(t.ownerSql, file, about)
  writing = false
  await writer
  const rows = (name: string): number | undefined => tables.find((table) => table.name === name)?.rows
  expect(rows('child')).toBe(rows('parent'))
})

test('the archive is a tar file that every tar opens', async () => {
  const { tables } = await backup(t.ownerSql, file, about)
  execFileSync('tar', ['xf', file, '-C', folder])
  const child = tables.find((table) => table.name === 'child')
  const text = execFileSync('zcat', [join(folder, child?.folder ?? '', '000001.copy.gz')], { encoding: 'utf8' })
  expect(text.split('\n')[0]).toBe('1\t1\t2')
})

test.each([
  ['one byte of a table', (bytes: Buffer) => { bytes.writeUInt8(bytes.readUInt8(700) ^ 1, 700) }],
  ['one byte of the manifest', (bytes: Buffer) => { const at = bytes.lastIndexOf('"rows"'); bytes.writeUInt8(bytes.readUInt8(at + 9) ^ 1, at + 9) }],
  ['a header', (bytes: Buffer) => { bytes.writeUInt8(65, 3) }],
])('a change in %s is found before a row is touched', async (_what, change) => {
  await backup(t.ownerSql, file, about)
  const bytes = readFileSync(file)
  change(bytes)
  writeFileSync(file, bytes)
  await ruin()
  const before = await fingerprint()
  await expect(withArchive(file, verifyArchive)).rejects.toThrow(/hỏng[^]*damaged/)
  await expect(restore(t.ownerSql, file)).rejects.toThrow(/hỏng[^]*damaged/)
  expect(await fingerprint()).toBe(before)
})

test('a file that was cut off, or is something else, is refused', async () => {
  await backup(t.ownerSql, file, about)
  truncateSync(file, 20_000)
  await expect(restore(t.ownerSql, file)).rejects.toThrow(/cut off/)
  writeFileSync(file, 'STT;Tên hợp tác xã')
  await expect(restore(t.ownerSql, file)).rejects.toThrow(/not a backup/)
  await expect(restore(t.ownerSql, join(folder, 'nothing'))).rejects.toThrow(/cannot be opened/)
})

test('a backup of another version, or with other tables, is refused and leaves everything as it is', async () => {
  await backup(t.ownerSql, file, about)
  await t.ownerSql`insert into platform.migration (name, hash) values ('later/0001-new', 'x')`
  await expect(restore(t.ownerSql, file)).rejects.toThrow(/later\/0001-new/)
  await t.ownerSql`delete from platform.migration where name = 'later/0001-new'`
  await t.ownerSql`alter table trial.child add column extra int`
  const before = await fingerprint()
  await expect(restore(t.ownerSql, file)).rejects.toThrow(/trial\.child/)
  expect(await fingerprint()).toBe(before)
})

test('a backup that fails leaves no file that could be taken for one', async () => {
  appendFileSync(file, 'the backup of yesterday')
  const poor = { ...t.ownerSql, reserve: () => Promise.reject(new Error('the disk is full')) } as unknown as typeof t.ownerSql
  await expect(backup(poor, file, about)).rejects.toThrow('the disk is full')
  expect(readFileSync(file, 'utf8')).toBe('the backup of yesterday')
  expect(existsSync(`${file}.partial`)).toBe(false)
})

test('a table comes after those it refers to', () => {
  const table = (name: string) => ({ schema: 's', name })
  const ordered = inOrder([table('a'), table('b'), table('c')], [{ child: 's.a', parent: 's.b' }, { child: 's.b', parent: 's.c' }])
  expect(ordered.map((t) => t.name)).toEqual(['c', 'b', 'a'])
  expect(inOrder([table('a'), table('b'), table('c')], [{ child: 's.a', parent: 's.b' }, { child: 's.b', parent: 's.a' }]).map((t) => t.name)).toEqual(['c', 'a', 'b'])
})
