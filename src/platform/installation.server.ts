import type { Pool } from './connection.server.ts'
import { openPool } from './connection.server.ts'
import type { Urls } from './kernel.server.ts'
import { installJobs } from './jobs.server.ts'
import { loginName, migrate, type ServingRole } from './migrate.server.ts'
import type { Module } from './module.ts'
import { secret } from './secrets.server.ts'

/** The same server, another database or another user. */
export function urlWith(url: string, change: { database?: string; user?: string; password?: string }): string {
  const changed = new URL(url)
  if (change.database !== undefined) changed.pathname = `/${change.database}`
  if (change.user !== undefined) changed.username = change.user
  if (change.password !== undefined) changed.password = change.password
  return changed.toString()
}

export type Installation = { urls: Urls; authUrl: string; fresh: string[] }

const passwordOf = (suffix: string) => (role: ServingRole): string => secret(`login:${suffix}:${role}`)

export function urlsOf(ownerUrl: string, suffix: string): { urls: Urls; authUrl: string } {
  const password = passwordOf(suffix)
  const as = (role: ServingRole): string => urlWith(ownerUrl, { user: loginName(role, suffix), password: password(role) })
  return { urls: { owner: ownerUrl, app: as('chung_app'), public: as('chung_public'), national: as('chung_national') }, authUrl: as('chung_auth') }
}

/** Brings a database to the state that this version needs: roles, migrations, queues. */
export async function install(ownerUrl: string, suffix: string, modules: readonly Module[]): Promise<Installation> {
  const owner = openPool(ownerUrl, 2)
  try {
    const fresh = await migrate(owner, modules.map((m) => m.name).filter((name) => name !== 'platform'), { suffix, password: passwordOf(suffix) })
    const found = urlsOf(ownerUrl, suffix)
    await installJobs(found.urls, modules.flatMap((m) => m.jobs ?? []).map((j) => j.name))
    return { ...found, fresh }
  } finally {
    await owner.end({ timeout: 5 })
  }
}

/** Text sorts by code point in a builtin locale: no system library can change an index under us. */
export async function createDatabase(server: Pool, name: string, template?: string): Promise<void> {
  const exists = await server`select 1 from pg_database where datname = ${name}`
  if (exists.length > 0) return
  await server.unsafe(template
    ? `create database "${name}" template "${template}" strategy file_copy`
    : `create database "${name}" template template0 encoding 'UTF8' locale_provider builtin builtin_locale 'C.UTF-8' locale 'C'`)
}
