import { createHash } from 'node:crypto'
import type { Pool } from '#platform/connection.server.ts'
import { newId } from '#platform/ids.ts'
import { AppError } from '#platform/problem.ts'

/**
 * Guessing at one login is slowed whether or not the login exists; the counters stand in the database, so that a
 * restart or a second process does not start anew. A stranger can slow a login only from the stranger's own address
 * until far more attempts, so nobody can lock a director out with five wrong passwords.
 */
export const WINDOW_SECONDS = 15 * 60
export const ATTEMPTS_FROM_ADDRESS = 5
export const ATTEMPTS_ON_LOGIN = 50

const keyOf = (login: string, address: string | null): string =>
  `login:${createHash('sha256').update(`${login}|${address ?? ''}`).digest('base64url')}`

async function count(pool: Pool, key: string, max: number): Promise<void> {
  const now = Date.now()
  const [row] = await pool<{ count: number; lastRequest: number }[]>`
    insert into auth."rateLimit" as r (id, key, count, "lastRequest") values (${newId()}, ${key}, 1, ${now})
    on conflict (key) do update set
      count = case when r."lastRequest" < ${now - WINDOW_SECONDS * 1000} then 1 else r.count + 1 end,
      "lastRequest" = case when r.count < ${max} or r."lastRequest" < ${now - WINDOW_SECONDS * 1000} then ${now} else r."lastRequest" end
    returning count, "lastRequest"`
  if (!row || row.count <= max) return
  throw new AppError('too_many', 'platform.tooMany', { seconds: Math.max(1, Math.ceil((row.lastRequest + WINDOW_SECONDS * 1000 - now) / 1000)) })
}

/** Before the password is looked at. */
export async function countAttempt(pool: Pool, login: string, address: string | null): Promise<void> {
  if (address !== null) await count(pool, keyOf(login, address), ATTEMPTS_FROM_ADDRESS)
  await count(pool, keyOf(login, null), ATTEMPTS_ON_LOGIN)
}

/** The right password: the wrong ones before it no longer count. */
export async function clearAttempts(pool: Pool, login: string, address: string | null): Promise<void> {
  await pool`delete from auth."rateLimit" where key in (${keyOf(login, address)}, ${keyOf(login, null)})`
}
