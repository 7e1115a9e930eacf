import { kyselyOver, openPool, sender } from './connection.server.ts'
import type { Module } from './module.ts'

/** Units, codes, tables of law: what the modules need before the first request. */
export async function loadReference(ownerUrl: string, modules: readonly Module[]): Promise<void> {
  const sql = openPool(ownerUrl, 1)
  try {
    for (const module of modules) await module.reference?.(kyselyOver(sender(sql)))
  } finally {
    await sql.end({ timeout: 5 })
  }
}
