import * as z from 'zod'
import { findActingOffice, type ActingOffice } from '#modules/identity/index.ts'
import { isWorkingDay } from '#modules/register/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { operation, type Actor, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import clocks from '#data/difficulties/clocks.json' with { type: 'json' }
import { can, handles, raised } from './policy.ts'
import { addressedTo, after, dueDates, isOverdue, moves, restartsClock, states, type Move } from './rules.ts'
import { difficultyView, newDifficulty, note, type DifficultyView, type Step } from './schema.ts'
import { findDifficulty, insertDifficulty, listDifficulties as listRows, takeDifficulty, updateDifficulty, type Difficulty } from './store.server.ts'

const sides = (actor: Actor, d: Difficulty) => ({ raiser: raised(actor, d), handler: handles(actor, d) })

function viewOf(ctx: Ctx, d: Difficulty): DifficultyView {
  const today = vietnamDay(ctx.now)
  const side = sides(ctx.actor, d)
  return {
    id: d.id, organisation: { id: d.organisationId, name: d.organisationName }, topic: d.topic as DifficultyView['topic'], subject: d.subject, body: d.body,
    state: d.state, level: d.level, provinceCode: d.provinceCode, communeCode: d.communeCode, raisedAt: d.raisedAt.toISOString(),
    takeUpBy: d.takeUpBy, answerBy: d.answerBy, overdue: isOverdue(d, today), answer: d.answer, steps: d.steps,
    may: (Object.keys(moves) as Move[]).filter((move) => side[moves[move].side] && typeof after(move, d, today) !== 'string'),
    version: d.version,
  }
}

const stepOf = (ctx: Ctx, kind: Step['kind'], level: Step['level'], office: ActingOffice, text: string | null): Step =>
  ({ kind, at: ctx.now.toISOString(), level, office: office.name, person: ctx.actor.name ?? '', note: text })

async function officeOf(ctx: Ctx): Promise<ActingOffice> {
  const office = await findActingOffice(ctx)
  if (!office) throw new AppError('forbidden', 'difficulties.noOffice')
  return office
}

export const raiseDifficulty = operation({
  id: 'difficulties.raiseDifficulty',
  http: 'POST /difficulties',
  summary: 'An organisation tells the Alliance or its commune what is difficult; an answer is due by a date.',
  input: newDifficulty,
  output: difficultyView,
  status: 201,
  allow: can.raise,
  run: async (ctx, input) => {
    const office = await officeOf(ctx)
    const { organisationId, provinceCode, communeCode } = office
    if (!organisationId || !provinceCode || !communeCode) throw new AppError('forbidden', 'difficulties.noOrganisation')
    const id = newId()
    const raised = await insertDifficulty(ctx, {
      id, organisationId, organisationName: office.name, topic: input.topic, subject: input.subject, body: input.body, state: 'waiting', level: input.to,
      addressed: addressedTo(input.to, { provinceCode, communeCode }), provinceCode, communeCode, raisedAt: ctx.now,
      ...dueDates(vietnamDay(ctx.now), clocks, isWorkingDay), steps: [stepOf(ctx, 'raise', input.to, office, null)],
    })
    await ctx.emit('difficulties.raised', { id, organisationId, level: input.to, provinceCode, communeCode })
    return viewOf(ctx, raised)
  },
})

async function found(ctx: Ctx, id: string): Promise<Difficulty> {
  const difficulty = await findDifficulty(ctx, id)
  if (!difficulty) throw new AppError('not_found', 'difficulties.notFound')
  return difficulty
}

export const getDifficulty = operation({
  id: 'difficulties.getDifficulty',
  http: 'GET /difficulties/{id}',
  summary: 'One difficulty with everything that happened to it.',
  reads: true,
  input: z.object({ id: z.uuid() }),
  output: difficultyView,
  allow: can.read,
  run: async (ctx, { id }) => viewOf(ctx, await found(ctx, id)),
  etag: (d) => String(d.version),
})

export const listDifficulties = operation({
  id: 'difficulties.listDifficulties',
  http: 'GET /difficulties',
  summary: 'Difficulties one raised, or that were addressed to one’s office; newest first.',
  reads: true,
  input: z.object({
    state: z.enum(states).optional(),
    overdue: z.enum(['true', 'false']).optional().meta({ description: 'true: only those past their date.' }),
    cursor: z.uuid().optional(),
    limit: z.coerce.number().int().min(1).max(100).default(30),
  }),
  output: z.object({ items: z.array(difficultyView), next: z.uuid().nullable() }),
  allow: can.read,
  run: async (ctx, { state, overdue, cursor, limit }) => {
    const rows = await listRows(ctx, { state: state ?? null, overdueOn: overdue === 'true' ? vietnamDay(ctx.now) : null, after: cursor ?? null, limit: limit + 1 })
    return { items: rows.slice(0, limit).map((d) => viewOf(ctx, d)), next: rows.length > limit ? (rows[limit - 1]?.id ?? null) : null }
  },
})

/** One step of the story: the rule decides, the raiser reads it. */
async function step(ctx: Ctx, id: string, move: Move, text: string | null): Promise<DifficultyView> {
  const difficulty = await takeDifficulty(ctx, id)
  if (!difficulty) throw new AppError('not_found', 'difficulties.notFound')
  if (!sides(ctx.actor, difficulty)[moves[move].side]) throw new AppError('forbidden', 'difficulties.notYours')
  const today = vietnamDay(ctx.now)
  const next = after(move, difficulty, today)
  if (typeof next === 'string') throw new AppError('conflict', `difficulties.${next}`, { takeUpBy: difficulty.takeUpBy, answerBy: difficulty.answerBy })
  const due = restartsClock(move) ? dueDates(today, clocks, isWorkingDay) : difficulty
  await updateDifficulty(ctx, difficulty, {
    ...next, takeUpBy: due.takeUpBy, answerBy: due.answerBy,
    addressed: addressedTo(next.level, difficulty, difficulty.addressed),
    answer: move === 'answer' ? text : difficulty.answer,
    step: stepOf(ctx, move, next.level, await officeOf(ctx), text),
  })
  await ctx.emit(`difficulties.${move}`, { id, organisationId: difficulty.organisationId, level: next.level, state: next.state })
  return viewOf(ctx, await found(ctx, id))
}

const withNote = z.object({ id: z.uuid(), note })
const bare = z.object({ id: z.uuid() })

export const takeUpDifficulty = operation({
  id: 'difficulties.takeUpDifficulty', http: 'POST /difficulties/{id}/take-up', summary: 'The office addressed takes it up.',
  input: bare, output: difficultyView, allow: can.answer, run: (ctx, { id }) => step(ctx, id, 'takeUp', null),
})
export const answerDifficulty = operation({
  id: 'difficulties.answerDifficulty', http: 'POST /difficulties/{id}/answer', summary: 'The office addressed answers.',
  input: withNote, output: difficultyView, allow: can.answer, run: (ctx, input) => step(ctx, input.id, 'answer', input.note),
})
export const passUpDifficulty = operation({
  id: 'difficulties.passUpDifficulty', http: 'POST /difficulties/{id}/pass-up', summary: 'The office addressed passes it to the level above, saying why.',
  input: withNote, output: difficultyView, allow: can.answer, run: (ctx, input) => step(ctx, input.id, 'passUp', input.note),
})
export const escalateDifficulty = operation({
  id: 'difficulties.escalateDifficulty', http: 'POST /difficulties/{id}/escalation', summary: 'Past its date, the raiser takes it to the level above.',
  input: bare, output: difficultyView, allow: can.raise, run: (ctx, { id }) => step(ctx, id, 'escalate', null),
})
export const settleDifficulty = operation({
  id: 'difficulties.settleDifficulty', http: 'POST /difficulties/{id}/settlement', summary: 'The raiser is content with the answer.',
  input: bare, output: difficultyView, allow: can.raise, run: (ctx, { id }) => step(ctx, id, 'settle', null),
})
export const reopenDifficulty = operation({
  id: 'difficulties.reopenDifficulty', http: 'POST /difficulties/{id}/reopening', summary: 'The raiser is not content and says why; the clock runs anew.',
  input: withNote, output: difficultyView, allow: can.raise, run: (ctx, input) => step(ctx, input.id, 'reopen', input.note),
})
export const withdrawDifficulty = operation({
  id: 'difficulties.withdrawDifficulty', http: 'POST /difficulties/{id}/withdrawal', summary: 'The raiser takes it back.',
  input: bare, output: difficultyView, allow: can.raise, run: (ctx, { id }) => step(ctx, id, 'withdraw', null),
})
