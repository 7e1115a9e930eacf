import { sql } from 'kysely'
import type { Reaction } from '#platform/module.ts'
import { refreshFigures } from './store.server.ts'

/** Whatever changes the register changes the figures of its province; counting anew is idempotent by itself. */
const refreshProvinceOf: Reaction['run'] = async (ctx, payload) => {
  const province = typeof payload.provinceCode === 'string' ? payload.provinceCode : null
  await refreshFigures(ctx.db, province === null ? null : [province, '--'])
}

/** As the public reader's columns allow: the province of an organisation is no secret. */
const refreshOrganisation: Reaction['run'] = async (ctx, payload) => {
  const id = String(payload.organisationId ?? '')
  const { rows } = await sql<{ province_code: string | null }>`select province_code from register.public_record(null, ${id}::uuid, null)`.execute(ctx.db)
  await refreshFigures(ctx.db, [rows[0]?.province_code ?? '--', '--'])
}

const changes = ['register.organisationEntered', 'register.organisationEnded', 'register.organisationChanged', 'register.correctionDecided', 'register.profileUpdated']

export const reactions: readonly Reaction[] = [
  { event: 'imports.batchWritten', name: 'insight.refreshAfterImport', run: refreshProvinceOf },
  ...changes.map((event) => ({ event, name: `insight.refreshAfter.${event}`, run: refreshOrganisation })),
]
