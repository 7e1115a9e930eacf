import * as z from 'zod'
import { getOwnSubject } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { fold } from '#platform/vietnamese/fold.ts'
import { can, keepsRegister } from '../policy.ts'
import { day, kinds, memberLine, memberView, type Kind, type MemberOnDay } from '../schema.ts'
import { cursorOf, readCursor } from './cursor.ts'
import { countOnDay, findEnding, findLatestRow, findMemberOfPerson, findRow, listHistory, listSheet, membersOnDay, type KindCount } from './store.server.ts'
import { lineOf, viewOf } from './views.server.ts'

/** Everybody in the register on a day, in the order of names; linked members too: who votes is `kind === 'official'`. */
export const membersOn = (ctx: Ctx, organisationId: string, on: string): Promise<MemberOnDay[]> => membersOnDay(ctx, organisationId, on)

export type Counts = Record<Kind, number> & { foreignOfficial: number; womenOfficial: number }

const countsOf = (rows: readonly KindCount[]): Counts => {
  const of = (kind: Kind) => rows.find((row) => row.kind === kind)
  return {
    official: of('official')?.members ?? 0, linked_contributing: of('linked_contributing')?.members ?? 0, linked_noncontributing: of('linked_noncontributing')?.members ?? 0,
    foreignOfficial: of('official')?.foreign ?? 0, womenOfficial: of('official')?.women ?? 0,
  }
}

export const countMembersOn = async (ctx: Ctx, organisationId: string, on: string): Promise<Counts> =>
  countsOf(await countOnDay(ctx, { organisationId, day: on, knownAt: null }))

/** The actor's own membership today (or on the day), found by link or by personal number; null for who is no member. */
export const memberOf = (ctx: Ctx, organisationId: string, on?: string): Promise<MemberOnDay | null> =>
  findMemberOfPerson(ctx, organisationId, on ?? vietnamDay(ctx.now))

const moment = z.object({
  code: z.string().max(60),
  asOf: day.optional().meta({ description: 'The register as it stood on this day; today unless it says another.' }),
  knownAt: z.iso.datetime({ offset: true }).optional().meta({ description: 'As the register said it at this time, before later corrections.' }),
})
const counts = z.object({ official: z.int(), linked_contributing: z.int(), linked_noncontributing: z.int(), foreignOfficial: z.int(), womenOfficial: z.int() })

export const listMembers = operation({
  id: 'membership.listMembers',
  http: 'GET /organisations/{code}/members',
  summary: 'The member register on any day, in the order of names. Who keeps it sees addresses; members see names and kinds.',
  reads: true,
  input: moment.extend({
    kind: z.enum(kinds).optional(),
    q: z.string().max(100).optional().meta({ description: 'Part of the name, marks do not matter; or the number in the register.' }),
    cursor: z.string().max(500).optional(),
    limit: z.coerce.number().int().min(1).max(200).default(50),
  }),
  output: z.object({
    asOf: z.string(), items: z.array(memberLine), next: z.string().nullable(),
    counts: counts.nullable().meta({ description: 'Of all on that day; on the first page only.' }),
  }),
  allow: can.readList,
  run: async (ctx, { code, asOf, knownAt, kind, q, cursor, limit }) => {
    const { id } = await getOwnSubject(ctx, code)
    const at = { organisationId: id, day: asOf ?? vietnamDay(ctx.now), knownAt: knownAt ? new Date(knownAt) : null }
    const after = readCursor(cursor)
    const text = fold(q ?? '')
    const number = /^\d{1,9}$/.test(text) ? Number(text) : null
    const words = number === null && text !== '' ? text.split(' ') : []
    const [rows, all] = await Promise.all([
      listSheet(ctx, at, { kind: kind ?? null, words, number, after, limit: limit + 1 }),
      after === null ? countOnDay(ctx, at) : null,
    ])
    const shown = rows.slice(0, limit)
    if (keepsRegister(ctx.actor)) ctx.noteRead({ organisationId: id, what: 'member register' })
    const last = shown.at(-1)
    return {
      asOf: at.day, items: shown.map((row) => lineOf(ctx, row)), counts: all && countsOf(all),
      next: rows.length > limit && last ? cursorOf({ sortName: last.sort_name, id: last.id }) : null,
    }
  },
})

export const getMember = operation({
  id: 'membership.getMember',
  http: 'GET /organisations/{code}/members/{memberId}',
  summary: 'One member in full, with history: for who keeps the register, and for the member.',
  reads: true,
  input: z.object({ code: z.string().max(60), memberId: z.uuid(), asOf: day.optional() }),
  output: memberView,
  etag: (member) => String(member.versionNo),
  allow: can.readList,
  run: async (ctx, { code, memberId, asOf }) => {
    const { id } = await getOwnSubject(ctx, code)
    const row = asOf ? await findRow(ctx, { organisationId: id, day: asOf, knownAt: null }, memberId) : await findLatestRow(ctx, id, memberId)
    if (!row) throw new AppError('not_found', 'membership.memberNotFound')
    if (!keepsRegister(ctx.actor) && row.person_id !== ctx.actor.id) throw new AppError('forbidden', 'membership.notYours')
    const [ending, history] = await Promise.all([findEnding(ctx, id, memberId), listHistory(ctx, id, memberId)])
    ctx.noteRead({ organisationId: id, what: 'member' })
    return viewOf(ctx, row, ending, history)
  },
})
