import { kyselyOver, openPool, sender } from '#platform/connection.server.ts'
import { execute } from '#platform/execute.server.ts'
import { drainOutbox } from '#platform/events.server.ts'
import type { Kernel } from '#platform/kernel.server.ts'
import type { Module } from '#platform/module.ts'

const SETTING = 'demonstration'

type Mark = { state: 'loading' | 'complete' }

/** What the database says: none, half loaded by a start that was killed, or complete. */
export async function readMark(ownerUrl: string): Promise<'none' | Mark['state']> {
  const sql = openPool(ownerUrl, 1)
  try {
    const rows = await sql<{ value: Mark }[]>`select value from platform.setting where name = ${SETTING}`
    return rows[0]?.value.state ?? 'none'
  } finally {
    await sql.end({ timeout: 5 })
  }
}

async function isEmpty(sql: ReturnType<typeof openPool>): Promise<boolean> {
  const rows = await sql<{ found: boolean }[]>`select exists (select 1 from register.organisation) or exists (select 1 from identity.person) as found`
  return rows[0]?.found === false
}

/**
 * Seeds each module in the order of the registry. A database that already holds somebody's records is left alone; one
 * that a killed start left half loaded is finished: every seed writes by fixed ids and may run again.
 */
export async function seedDemonstration(ownerUrl: string, kernel: Kernel, modules: readonly Module[], say: (line: string) => void): Promise<boolean> {
  const ownerSql = openPool(ownerUrl, 2)
  try {
    const mark = await readMark(ownerUrl)
    if (mark === 'complete') return true
    if (mark === 'none' && !(await isEmpty(ownerSql))) return false
    await ownerSql`insert into platform.setting (name, value) values (${SETTING}, ${ownerSql.json({ state: 'loading' })}) on conflict (name) do update set value = excluded.value`
    const now = new Date()
    for (const module of modules) {
      await module.seed?.({
        owner: kyselyOver(sender(ownerSql)), ownerSql, now, say,
        execute: async (actor, op, input) => (await execute(kernel, { actor, requestId: 'demonstration', now }, op, input)).output,
      })
    }
    while ((await drainOutbox(kernel)) > 0);
    await ownerSql`update platform.setting set value = ${ownerSql.json({ state: 'complete' })}, set_at = now() where name = ${SETTING}`
    return true
  } finally {
    await ownerSql.end({ timeout: 5 })
  }
}
