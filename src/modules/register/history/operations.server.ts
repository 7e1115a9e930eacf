import { operation } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import * as z from 'zod'
import { getSubject } from '../access.server.ts'
import { can } from '../policy.ts'
import { handle } from '../record/schema.ts'
import { listTrail, listVersions, type TrailRow } from './store.server.ts'

const change = z.object({ field: z.string(), before: z.json(), after: z.json() })
type Change = z.output<typeof change>

/** Machinery of the row, sealed numbers and places that repeat the record's: nothing a reader of the trail needs. */
const hidden = new Set(['id', 'organisation_id', 'version', 'updated_at', 'valid_from', 'personal_id_sealed', 'personal_id_hash', 'alliance_code', 'main_line'])

function changesOf(row: TrailRow): Change[] {
  const keys = new Set([...Object.keys(row.before ?? {}), ...Object.keys(row.after ?? {})])
  return [...keys].filter((key) => !hidden.has(key)).sort().flatMap((field) => {
    const before = (row.before?.[field] ?? null) as Change['before']
    const after = (row.after?.[field] ?? null) as Change['after']
    return before === null && after === null ? [] : [{ field, before, after }]
  })
}

export const getHistory = operation({
  id: 'register.getHistory',
  http: 'GET /organisations/{code}/history',
  summary: 'Who changed what, when, and on what ground: for the organisation itself and its officers.',
  reads: true,
  input: z.object({ code: handle, limit: z.coerce.number().int().min(1).max(100).default(30), cursor: z.string().regex(/^\d{1,15}$/).optional() }),
  output: z.object({
    versions: z.array(z.object({ validFrom: z.date(), validTo: z.date().nullable(), version: z.number().int(), name: z.string(), status: z.string(), code: z.string().nullable() })),
    items: z.array(z.object({
      at: z.date(), what: z.string(), kind: z.enum(['added', 'changed', 'removed']),
      action: z.string().nullable(), actorId: z.string().nullable(), ground: z.string().nullable(), changes: z.array(change),
    })),
    next: z.string().nullable(),
  }),
  allow: can.readOwnOrTerritory,
  run: async (ctx, { code, limit, cursor }) => {
    const subject = await getSubject(ctx, code)
    if (!ctx.actor.orgIds.includes(subject.id) && !can.readTerritory(ctx.actor)) throw new AppError('forbidden', 'register.historyNotYours', { name: subject.name })
    const rows = await listTrail(ctx.db, subject.id, cursor ? Number(cursor) : null, limit + 1)
    const shown = rows.slice(0, limit)
    ctx.noteRead({ organisationId: subject.id, what: 'history' })
    return {
      versions: await listVersions(ctx.db, subject.id),
      items: shown.map((row) => ({
        at: row.at, what: row.table_name, kind: ({ I: 'added', U: 'changed', D: 'removed' } as const)[row.operation],
        action: row.action, actorId: row.actor_id, ground: row.ground, changes: changesOf(row),
      })),
      next: rows.length > limit ? String(shown.at(-1)?.id) : null,
    }
  },
})
