import type { Pool } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import type { Actor } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { createKey, listKeys, revokeKey } from '../keys/operations.server.ts'
import { readStanding } from './actor.server.ts'
import { createEdge, type EdgeOptions } from './edge.server.ts'

const KEY_NAME = 'chung token'
const KEYS_KEPT = 10
const KEY_DAYS = 30

/** Their password is in the README, so a server that others can reach must not start with them. */
export async function hasDemonstrationAccounts(owner: Pool): Promise<boolean> {
  const [row] = await owner<{ found: boolean }[]>`select exists (select 1 from identity.person where demonstration) as found`
  return row?.found === true
}

/** A bearer token for `chung token --as LOGIN`; only for demonstration accounts, whose password is public anyway. */
export async function tokenFor(options: EdgeOptions, login: string): Promise<string> {
  const actor = await demonstrationActor(options.kernel.pools.app, login)
  const edge = await createEdge(options)
  try {
    const call = { actor }
    const { items } = (await execute(options.kernel, call, listKeys, {})).output
    const old = items.filter((key) => key.name === KEY_NAME)
    for (const key of old.slice(0, Math.max(0, old.length - KEYS_KEPT + 1))) await execute(options.kernel, call, revokeKey, { id: key.id })
    return (await execute(options.kernel, call, createKey, { name: KEY_NAME, scopes: [...actor.grants], days: KEY_DAYS })).output.key
  } finally {
    await edge.close()
  }
}

async function demonstrationActor(app: Pool, login: string): Promise<Actor> {
  const [person] = await app<{ id: string }[]>`select id from identity.person where login = ${login} and demonstration`
  const standing = person ? await readStanding(app, person.id) : null
  if (standing?.access !== 'active') throw new AppError('not_found', 'identity.notDemonstration', { login })
  return standing.actor
}
