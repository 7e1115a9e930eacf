import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import * as z from 'zod'
import { getOwnSubject, getSubject, getSupervisedSubject, type Subject } from '../access.server.ts'
import { vietnamDay } from '../clock.ts'
import { isOverdue } from '../deadlines/rules.ts'
import { handleOf } from '../handle.ts'
import { can } from '../policy.ts'
import { clockOf, firstState, nextState, type CorrectableField, type CorrectionState, type CorrectionStep, type Origin } from './rules.ts'
import { answerInput, correctionView, decisionInput, listInput, questionInput, requestInput, type CorrectionView } from './schema.ts'
import { answerCorrection, applyCorrection, closeCorrection, findCorrection, insertCorrection, isApplied, listCorrections as storedCorrections, type CorrectionRow } from './store.server.ts'

const view = (row: CorrectionRow, now: Date): CorrectionView => ({
  id: row.id, organisation: { id: handleOf({ code: row.organisation_code, id: row.organisation_id }), name: row.organisation_name },
  origin: row.origin, field: row.field, valueRecorded: row.value_recorded as CorrectionView['valueRecorded'], valueSaid: row.value_said as CorrectionView['valueSaid'],
  reason: row.reason, state: row.state, askedAt: row.asked_at, answeredAt: row.answered_at, decidedAt: row.decided_at, decisionReason: row.decision_reason,
  dueOn: row.due_on, overdue: row.due_on !== null && isOverdue(row.due_on, vietnamDay(now)), version: row.version,
})

async function getCorrection(ctx: Ctx, id: string): Promise<CorrectionRow> {
  const row = await findCorrection(ctx.db, id)
  if (!row) throw new AppError('not_found', 'register.correctionNotFound')
  return row
}

async function begin(ctx: Ctx, subject: Subject, origin: Origin, field: CorrectableField, value: unknown, reason: string): Promise<CorrectionView> {
  const state = firstState(origin)
  const id = newId()
  await insertCorrection(ctx.db, subject.id, { id, origin, field, value, reason, state, dueOn: clockOf(state, vietnamDay(ctx.now))?.dueOn ?? null, askedBy: ctx.actor.id })
  await ctx.emit('register.correctionRequested', { organisationId: subject.id, correctionId: id, origin, field })
  return view(await getCorrection(ctx, id), ctx.now)
}

function stepTo(row: CorrectionRow, step: CorrectionStep): CorrectionState {
  const state = nextState(row.state, step)
  if (!state) throw new AppError('conflict', 'register.correctionClosed', {}, { article: 'D92.25-26' })
  return state
}

export const requestCorrection = operation({
  id: 'register.requestCorrection',
  http: 'POST /organisations/{code}/corrections',
  summary: 'The organisation says that a registered attribute is wrong; the registrar has three working days.',
  input: requestInput,
  output: correctionView,
  status: 201,
  allow: can.requestCorrection,
  run: async (ctx, { code, field, value, reason }) => begin(ctx, await getOwnSubject(ctx, code), 'organisation', field, value, reason),
})

export const askOrganisation = operation({
  id: 'register.askOrganisation',
  http: 'POST /organisations/{code}/questions',
  summary: 'The registrar asks the organisation about an attribute that may be wrong; it has ninety days to answer.',
  input: questionInput,
  output: correctionView,
  status: 201,
  allow: can.decideCorrection,
  run: async (ctx, { code, field, reason }) => begin(ctx, await getSupervisedSubject(ctx, code), 'registrar', field, null, reason),
})

export const listCorrections = operation({
  id: 'register.listCorrections',
  http: 'GET /corrections',
  summary: "Correction requests of the own organisation or of the officer's territory, the newest first.",
  reads: true,
  input: listInput,
  output: z.object({ items: z.array(correctionView), next: z.string().nullable() }),
  allow: can.readOwnOrTerritory,
  run: async (ctx, { code, open, limit, cursor }) => {
    const organisationId = code ? (await getSubject(ctx, code)).id : null
    if (cursor && !z.uuid().safeParse(cursor).success) throw new AppError('invalid', 'register.badCursor')
    const rows = await storedCorrections(ctx.db, { organisationId, open, after: cursor ?? null, limit: limit + 1 })
    const items = rows.slice(0, limit).map((row) => view(row, ctx.now))
    return { items, next: rows.length > limit ? items.at(-1)?.id ?? null : null }
  },
})

export const answerQuestion = operation({
  id: 'register.answerQuestion',
  http: 'POST /corrections/{id}/answer',
  summary: "The organisation answers the registrar's question: another value, or that the record is right.",
  input: answerInput,
  output: correctionView,
  allow: can.requestCorrection,
  run: async (ctx, { id, value, reason }) => {
    const row = await getCorrection(ctx, id)
    await getOwnSubject(ctx, `x-${row.organisation_id}`)
    const state = stepTo(row, 'answer')
    await answerCorrection(ctx.db, row, { value, reason: reason ?? null, state, dueOn: clockOf(state, vietnamDay(ctx.now))?.dueOn ?? null })
    await ctx.emit('register.correctionAnswered', { organisationId: row.organisation_id, correctionId: id })
    return view(await getCorrection(ctx, id), ctx.now)
  },
})

export const withdrawCorrection = operation({
  id: 'register.withdrawCorrection',
  http: 'POST /corrections/{id}/withdrawal',
  summary: 'The organisation takes its request back while nothing is decided.',
  input: z.object({ id: z.uuid() }),
  output: correctionView,
  allow: can.requestCorrection,
  run: async (ctx, { id }) => {
    const row = await getCorrection(ctx, id)
    await getOwnSubject(ctx, `x-${row.organisation_id}`)
    await closeCorrection(ctx.db, row, { state: stepTo(row, 'withdraw'), by: ctx.actor.id, reason: null })
    return view(await getCorrection(ctx, id), ctx.now)
  },
})

/** A mirror is corrected at its source and comes back from there; where no source is connected the record itself changes. */
async function correct(ctx: Ctx, row: CorrectionRow): Promise<void> {
  if (row.mirrored || row.value_said === null) return
  if (!isApplied(row.field)) throw new AppError('conflict', 'register.correctionByEntry', { field: row.field })
  await applyCorrection(ctx.db, row, 'manual_entry')
}

export const decideCorrection = operation({
  id: 'register.decideCorrection',
  http: 'POST /corrections/{id}/decision',
  summary: 'The registrar corrects the record, or refuses with a reason.',
  input: decisionInput,
  output: correctionView,
  allow: can.decideCorrection,
  run: async (ctx, { id, decision, reason }) => {
    const row = await getCorrection(ctx, id)
    await getSupervisedSubject(ctx, `x-${row.organisation_id}`)
    const state = stepTo(row, decision)
    if (decision === 'correct') await correct(ctx, row)
    await closeCorrection(ctx.db, row, { state, by: ctx.actor.id, reason })
    await ctx.emit('register.correctionDecided', { organisationId: row.organisation_id, correctionId: id, state })
    return view(await getCorrection(ctx, id), ctx.now)
  },
})
