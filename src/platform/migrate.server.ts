import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Pool } from './connection.server.ts'

/**
 * Plain SQL files, in the order of the registry: row-level security, triggers and grants live in SQL anyway.
 * A file that was run and has changed since is refused: the database and the repository would tell two stories.
 */
export type MigrationFile = { name: string; sql: string; hash: string }

const srcDir = fileURLToPath(new URL('..', import.meta.url))

function filesIn(folder: string, prefix: string): MigrationFile[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder).filter((f) => f.endsWith('.sql')).sort().map((file) => {
    const sql = readFileSync(join(folder, file), 'utf8')
    return { name: `${prefix}/${file.replace(/\.sql$/, '')}`, sql, hash: createHash('sha256').update(sql).digest('hex') }
  })
}

export function migrationFiles(moduleNames: readonly string[]): MigrationFile[] {
  return [
    ...filesIn(join(srcDir, 'platform/migrations'), 'platform'),
    ...moduleNames.flatMap((name) => filesIn(join(srcDir, 'modules', name, 'migrations'), name)),
  ]
}

/** Group roles, the same in every database of a server: policies name them. */
const groupRoles = ['chung_owner', 'chung_app', 'chung_public', 'chung_national', 'chung_auth'] as const
export type ServingRole = Exclude<(typeof groupRoles)[number], 'chung_owner'>

/** Login roles belong to one installation, so that two of them can share a server without sharing passwords. */
export type Logins = { suffix: string; password: (role: ServingRole) => string }
export const loginName = (role: ServingRole, suffix: string): string => `${role}_${suffix}`

async function createRoles(owner: Pool, logins: Logins): Promise<void> {
  for (const role of groupRoles) {
    await owner.unsafe(`do $$ begin create role ${role} nologin; exception when duplicate_object or unique_violation then null; end $$`)
  }
  for (const role of groupRoles) {
    if (role === 'chung_owner') continue
    const login = loginName(role, logins.suffix)
    const password = logins.password(role).replaceAll("'", "''")
    await owner.unsafe(`do $$ begin create role ${login} login inherit in role ${role}; exception when duplicate_object or unique_violation then null; end $$`)
    await owner.unsafe(`alter role ${login} with login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`)
  }
  // The migrator works as the owner; a managed server's administrator is not a superuser.
  await owner.unsafe('grant chung_owner to current_user')
}

const lockKey = 7_195_431

/** Runs what is missing; gives the names of the migrations that ran. */
export async function migrate(owner: Pool, moduleNames: readonly string[], logins: Logins): Promise<string[]> {
  const connection = await owner.reserve()
  try {
    await connection`select pg_advisory_lock(${lockKey})`
    await createRoles(owner, logins)
    const database = (await connection<{ name: string }[]>`select current_database() as name`)[0]?.name ?? ''
    await connection.unsafe(`grant create on database "${database}" to chung_owner`)
    await connection.unsafe(`create schema if not exists platform authorization chung_owner; grant usage on schema platform to chung_app, chung_public, chung_national;
      create table if not exists platform.migration (name text primary key, hash text not null, ran_at timestamptz not null default now());
      alter table platform.migration owner to chung_owner`)
    const ran = new Map((await connection<{ name: string; hash: string }[]>`select name, hash from platform.migration`).map((m) => [m.name, m.hash]))
    const fresh: string[] = []
    for (const file of migrationFiles(moduleNames)) {
      const hash = ran.get(file.name)
      if (hash === file.hash) continue
      if (hash) throw new Error(`migration ${file.name} has changed since it ran; write a new one instead`)
      await runOne(connection, file)
      fresh.push(file.name)
    }
    return fresh
  } finally {
    await connection`select pg_advisory_unlock(${lockKey})`
    connection.release()
  }
}

async function runOne(connection: Awaited<ReturnType<Pool['reserve']>>, file: MigrationFile): Promise<void> {
  try {
    await connection.unsafe('begin; set local role chung_owner')
    await connection.unsafe(file.sql)
    await connection`insert into platform.migration (name, hash) values (${file.name}, ${file.hash})`
    await connection.unsafe('commit')
  } catch (error) {
    await connection.unsafe('rollback')
    throw new Error(`migration ${file.name} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
  }
}
