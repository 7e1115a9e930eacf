import * as z from 'zod'
import { newId } from '#platform/ids.ts'
import { operation, type Ctx } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { getMeeting, note } from '../access.server.ts'
import { findEntitled } from '../attendance/store.server.ts'
import { checkEffect, effectLines } from '../effects/effects.server.ts'
import { groupSubjects, needsAll, type GroupSubject } from '../groups/rules.ts'
import { can } from '../policy.ts'
import { meetingView } from '../meetings/schema.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { meetingView as viewOf } from '../meetings/views.server.ts'
import { assetOrgan, majorityFor, mustBeSecret, subjects, type Subject } from '../votes/rules.ts'
import { questionInput, type QuestionInput } from './schema.ts'
import { deleteQuestion, findQuestion, insertCandidates, insertQuestion, type NewQuestion } from './store.server.ts'

const isOf = <T extends string>(list: readonly T[], value: string): value is T => (list as readonly string[]).includes(value)

/** L 61.2–61.3, D77 21: the subject fixes the majority; nobody chooses it. */
function majorityOf(m: Meeting, input: QuestionInput): NewQuestion['majority'] {
  if (m.organisation_type === 'THT') {
    if (!isOf(groupSubjects, input.subject) && input.subject !== 'agenda') throw new AppError('invalid', 'assembly.subjectNotHere', {}, { article: 'D77.21' })
    return isOf(groupSubjects, input.subject) && needsAll(input.subject as GroupSubject) ? 'all' : 'simple'
  }
  if (!isOf(subjects, input.subject)) throw new AppError('invalid', 'assembly.subjectNotHere', {}, { article: 'L64' })
  const asset = input.assetValueDong && input.totalAssetsDong ? { valueDong: BigInt(input.assetValueDong), totalAssetsDong: BigInt(input.totalAssetsDong) } : null
  if (input.subject === 'asset_divisible') {
    const organ = assetOrgan('divisible', asset, m.model)
    if (organ === 'unknown') throw new AppError('invalid', 'assembly.assetsUnknown', {}, { article: 'L61.2', fields: [{ path: 'totalAssetsDong', key: 'assembly.assetsUnknown' }] })
    if (organ !== 'assembly') throw new AppError('invalid', `assembly.assetFor.${organ}`, {}, { article: organ === 'board' ? 'L66.4' : 'L71.3' })
  }
  return majorityFor(input.subject as Subject, asset)
}

async function checkElection(ctx: Ctx, m: Meeting, input: QuestionInput): Promise<void> {
  if (input.subject !== 'election') return
  if (!input.seats || input.candidates.length === 0) throw new AppError('invalid', 'assembly.electionIncomplete', {}, { article: 'L65.2' })
  for (const c of input.candidates) {
    // L 62: seats are for official members or who represents them.
    if (!c.memberId || !(await findEntitled(ctx, m, c.memberId))) throw new AppError('invalid', 'assembly.candidateNotMember', { name: c.name }, { article: 'L62' })
  }
}

export async function addToAgenda(ctx: Ctx, m: Meeting, input: QuestionInput, position: number | null = null): Promise<string> {
  const majority = majorityOf(m, input)
  await checkElection(ctx, m, input)
  if (input.effect) await checkEffect(ctx, m, input.subject, input.effect, input.candidates.map((c) => ({ name: c.name, memberId: c.memberId ?? null })), input.seats ?? 0)
  const id = newId()
  await insertQuestion(ctx, m, {
    id, subject: input.subject, title: input.title, draft: input.draft, ballot: mustBeSecret(input.subject as Subject) ? 'secret' : input.ballot, majority,
    seats: input.subject === 'election' ? input.seats ?? null : null, asset_value_dong: input.assetValueDong ?? null, total_assets_dong: input.totalAssetsDong ?? null, effect: input.effect ?? null, effect_lines: input.effect ? await effectLines(ctx, m, input.effect) : [],
  }, position)
  await insertCandidates(ctx, m, id, input.candidates.map((c) => ({ id: newId(), name: c.name, memberId: c.memberId ?? null })))
  return id
}

export const addQuestion = operation({
  id: 'assembly.addQuestion',
  http: 'POST /assemblies/{id}/questions',
  summary: 'A matter for the agenda with its draft resolution; the subject fixes the majority (L 61.2–61.3).',
  input: questionInput,
  output: meetingView,
  status: 201,
  allow: can.conduct,
  run: async (ctx, input) => {
    const m = await getMeeting(ctx, input.id, 'update')
    // After the notice only what a third of the members proposed may still be added (L 60.1–60.2).
    if (m.state !== 'preparing') throw new AppError('conflict', 'assembly.agendaStands', {}, { article: 'L60.2' })
    await addToAgenda(ctx, m, input)
    await note(ctx, m, 'questionAdded', { title: input.title })
    return viewOf(ctx, await getMeeting(ctx, input.id))
  },
})

export const dropQuestion = operation({
  id: 'assembly.dropQuestion',
  http: 'DELETE /assemblies/{id}/questions/{questionId}',
  summary: 'Off the agenda again, before the notice.',
  input: z.object({ id: z.uuid(), questionId: z.uuid() }),
  output: meetingView,
  allow: can.conduct,
  run: async (ctx, { id, questionId }) => {
    const m = await getMeeting(ctx, id, 'update')
    const q = await findQuestion(ctx, m, questionId)
    if (!q) throw new AppError('not_found', 'assembly.questionNotFound')
    if (m.state !== 'preparing') throw new AppError('conflict', 'assembly.agendaStands', {}, { article: 'L60.2' })
    await deleteQuestion(ctx, m, questionId)
    await note(ctx, m, 'questionDropped', { title: q.title })
    return viewOf(ctx, await getMeeting(ctx, id))
  },
})
