import { archiveDocument, numberBlank, type DocumentKind } from '#modules/documents/index.ts'
import { vietnamDay } from '#platform/day.ts'
import { newId } from '#platform/ids.ts'
import { translator } from '#platform/i18n.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Paper, PaperBlock, Signature } from '#platform/paper/types.ts'
import type { Params } from '#platform/problem.ts'
import { listQuestions, tallyOf, type Question } from '../agenda/store.server.ts'
import { findOrganisation, listCalls, type Meeting } from '../meetings/store.server.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import { percent } from '../minutes/draft.server.ts'
import { inHundredths } from '../ratio.ts'
import { shownDay } from '../words.ts'
import { insertPaper, listAttended, listNamedVotes, type PaperKind } from './store.server.ts'

/** A paper is Vietnamese, whatever language the screen is in. */
const translate = translator({ vi, en })
const say = (key: string, params: Params = {}): string => translate('vi', `assembly.paper.${key}`, params)
const clock = (at: Date | null): string => (at ? new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit' }).format(at) : '')

const kinds = {
  notice: 'meeting_notice', attendance: 'attendance_list', ballots: 'ballot', counting: 'counting_minutes', minutes: 'meeting_minutes', resolution: 'resolution',
} as const satisfies Record<PaperKind, DocumentKind>

async function frame(ctx: Ctx, m: Meeting, title: string, body: PaperBlock[], signatures: Signature[]): Promise<Paper> {
  const organisation = await findOrganisation(ctx, m.organisation_id)
  return {
    orientation: 'portrait', heading: { issuer: organisation.name.toLocaleUpperCase('vi'), number: numberBlank, place: '', date: vietnamDay(ctx.now) },
    title, subtitle: m.title, body, signatures, demonstration: false,
  }
}

const signed = (m: Meeting): Signature[] => [
  { title: say('secretary'), ...(m.secretary_name ? { name: m.secretary_name } : {}) }, { title: say('chair'), ...(m.chair_name ? { name: m.chair_name } : {}) },
]

/** Issued with its number and code, undeletable (L 57.4, 61.6); what became of it stands beside the meeting. */
async function issue(ctx: Ctx, m: Meeting, kind: PaperKind, title: string, body: PaperBlock[], signatures: Signature[], questionId: string | null = null): Promise<string> {
  const paper = await frame(ctx, m, title.toLocaleUpperCase('vi'), body, signatures)
  const issued = await ctx.call(archiveDocument, { organisationId: m.organisation_id, kind: kinds[kind], title: `${title}: ${m.title}`, paper, subjectId: questionId ?? m.id, facts: { assemblyId: m.id } })
  await insertPaper(ctx, m, { id: newId(), kind, question_id: questionId, document_id: issued.id, number: issued.number, confirmation_code: issued.confirmationCode })
  return issued.number
}

export async function issueNotice(ctx: Ctx, m: Meeting): Promise<string> {
  const call = (await listCalls(ctx, m)).find((c) => c.number === m.call_no)
  const questions = await listQuestions(ctx, m)
  return issue(ctx, m, 'notice', say('notice'), [
    { kind: 'paragraph', text: say('noticeLead'), indent: true },
    { kind: 'facts', facts: [
      { label: say('time'), value: call ? `${clock(call.planned_at)} ${shownDay(vietnamDay(call.planned_at))}` : null }, { label: say('place'), value: call?.place ?? null },
      { label: say('form'), value: translate('vi', `assembly.minutes.mode.${m.mode}`) }, { label: say('call'), value: String(m.call_no) }, ...(call?.online_at ? [{ label: say('online'), value: call.online_at }] : []),
    ] },
    { kind: 'heading', text: say('agenda') },
    { kind: 'list', marker: 'number', items: questions.map((q) => q.title) },
    { kind: 'heading', text: say('drafts') },
    ...questions.flatMap((q): PaperBlock[] => [{ kind: 'heading', level: 3, text: `${q.position}. ${q.title}` }, { kind: 'paragraph', text: q.draft, indent: true }]),
  ], [{ title: say(`convener.${m.convener}`) }])
}

/** When it carried: numbered by the archive, before what it decides happens under that number. */
export async function issueResolution(ctx: Ctx, m: Meeting, q: Question, words: readonly string[]): Promise<string> {
  return issue(ctx, m, 'resolution', say('resolution'), [
    { kind: 'paragraph', text: say('grounds'), style: 'italic', indent: true },
    { kind: 'heading', text: q.title }, { kind: 'paragraph', text: q.draft, indent: true },
    ...words.map((text): PaperBlock => ({ kind: 'paragraph', text, indent: true })),
  ], [{ title: say('chair'), ...(m.chair_name ? { name: m.chair_name } : {}) }], q.id)
}

const cell = (q: Question): (string | number | null)[] => {
  const tally = tallyOf(q)
  return [q.title, tally?.for ?? null, tally?.against ?? null, tally?.abstain ?? null, tally?.invalid ?? null, tally && q.denominator ? percent(inHundredths(tally.for, q.denominator)) : null,
    q.passed === null ? say('notDealt') : say(q.passed ? 'passed' : 'failed')]
}

/** What L 57.4 and 61.6 want kept, once the minutes hold: minutes, who was there, the count, the open votes by name. */
export async function archiveMeeting(ctx: Ctx, m: Meeting, minutes: string, note: string): Promise<void> {
  const [attended, questions, votes] = await Promise.all([listAttended(ctx, m), listQuestions(ctx, m), listNamedVotes(ctx, m)])
  await issue(ctx, m, 'attendance', say('attendance'), [{ kind: 'table', table: {
    columns: [{ header: say('no'), align: 'right' }, { header: say('name') }, { header: say('way') }, { header: say('from') }, { header: say('to') }, { header: say('votesHead'), align: 'right' }],
    rows: attended.map((a) => ({ cells: [a.number, a.name, say(`mode.${a.mode}`), clock(a.came_at), clock(a.left_at), a.weight] })),
  } }], signed(m))
  await issue(ctx, m, 'counting', say('counting'), [{ kind: 'table', table: {
    columns: [{ header: say('matter') }, ...['for', 'against', 'abstain', 'invalid', 'share'].map((key) => ({ header: say(key), align: 'right' as const })), { header: say('result') }],
    rows: questions.map((q) => ({ cells: cell(q) })),
  } }], signed(m))
  if (votes.length > 0) await issue(ctx, m, 'ballots', say('ballots'), questions.filter((q) => votes.some((v) => v.question_id === q.id)).map((q): PaperBlock => ({ kind: 'table', caption: `${q.position}. ${q.title}`, table: {
    columns: [{ header: say('no'), align: 'right' }, { header: say('name') }, { header: say('choice') }, { header: say('votesHead'), align: 'right' }],
    rows: votes.filter((v) => v.question_id === q.id).map((v) => ({ cells: [v.number, v.name, translate('vi', `assembly.choice.${v.choice}`), v.weight] })),
  } })), signed(m))
  await issue(ctx, m, 'minutes', say('minutes'), minutes.split('\n').filter(Boolean).map((text): PaperBlock => ({ kind: 'paragraph', text })), signed(m).map((s) => ({ ...s, note })))
}
