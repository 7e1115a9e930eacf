import type { Ctx } from '#platform/operation.server.ts'
import type { Paper, PaperBlock, Signature } from '#platform/paper/types.ts'
import { listQuestions, type Question } from '../agenda/store.server.ts'
import { listAuthorisations, listStanding } from '../attendance/store.server.ts'
import { listCalls, type Call, type Meeting } from '../meetings/store.server.ts'
import { framed, issue, say, sayElsewhere, spokenTime, type Sheet } from './frame.server.ts'

const convenerSigns = (m: Meeting): Signature[] => [{ title: say(`convener.${m.convener}`) }]

/** Time, place, form, agenda: what L 60.1 wants in a notice, and in each invitation. */
export const factsOf = (m: Meeting, call: Call | undefined): PaperBlock => ({ kind: 'facts', facts: [
  { label: say('time'), value: call ? spokenTime(call.planned_at) : null }, { label: say('place'), value: call?.place ?? null },
  { label: say('form'), value: say(`held.${m.mode}`) }, ...(call?.online_at ? [{ label: say('online'), value: call.online_at }] : []),
  ...(m.call_no > 1 ? [{ label: say('call'), value: String(m.call_no) }] : []),
] })
export const agendaOf = (questions: readonly Question[]): PaperBlock => ({ kind: 'list', marker: 'number', items: questions.map((q) => q.title) })

const draftOf = (q: Question): PaperBlock[] => [
  { kind: 'heading', text: `${q.position}. ${q.title}` }, ...q.draft.split('\n').filter(Boolean).map((text): PaperBlock => ({ kind: 'paragraph', text, indent: true })),
  ...(q.effect_lines.length > 0 ? [{ kind: 'paragraph', text: say('ifCarried', { what: q.effect_lines[0] ?? '' }), indent: true } as const] : []),
  ...(q.effect_lines.length > 1 ? [{ kind: 'list', marker: 'dash', items: q.effect_lines.slice(1) } as const] : []),
]

async function noticeOf(ctx: Ctx, m: Meeting): Promise<Sheet> {
  const call = (await listCalls(ctx, m)).find((c) => c.number === m.call_no)
  const questions = await listQuestions(ctx, m)
  return {
    title: say('notice'), subtitle: say('about', { title: m.title }), signatures: convenerSigns(m), recipients: [say('toMembers'), say('toFiles')],
    body: [
      { kind: 'paragraph', text: say('addressed'), align: 'center', style: 'bold' }, { kind: 'paragraph', text: say('noticeLead', { title: m.title }), indent: true }, factsOf(m, call),
      { kind: 'heading', text: say('agenda') }, agendaOf(questions), { kind: 'paragraph', text: say('proxyHint'), indent: true },
      ...(questions.length > 0 ? [{ kind: 'heading', level: 1, text: say('drafts') } as const, ...questions.flatMap(draftOf)] : []),
    ],
  }
}

/** For the desk and the wall: who has a vote, who stands for whom, a place to sign. */
async function entitledOf(ctx: Ctx, m: Meeting): Promise<Sheet> {
  const [standing, authorities] = [await listStanding(ctx, m), await listAuthorisations(ctx, m)]
  const holder = new Map(authorities.map((a) => [a.principal_id, a.holder_name]))
  return {
    title: say('entitled'), subtitle: m.title, signatures: convenerSigns(m),
    body: [
      { kind: 'paragraph', text: say('entitledLead', { members: standing.length, votes: standing.reduce((n, e) => n + e.weight, 0) }), indent: true },
      { kind: 'table', table: {
        columns: [{ header: say('no'), align: 'center' }, { header: say('number'), align: 'center' }, { header: say('name') }, { header: say('votesHead'), align: 'center' }, { header: say('representedBy') }, { header: say('signHere') }],
        rows: standing.map((e, i) => ({ cells: [i + 1, e.number, e.delegate ? say('delegate', { name: e.name }) : e.name, e.weight, holder.get(e.member_id) ?? null, null] })),
      } },
    ],
  }
}

export async function issueNotice(ctx: Ctx, m: Meeting): Promise<void> {
  await issue(ctx, m, 'notice', await noticeOf(ctx, m))
  await issue(ctx, m, 'entitled', await entitledOf(ctx, m))
}

export const printedEntitled = async (ctx: Ctx, m: Meeting): Promise<Paper> => framed(ctx, m, await entitledOf(ctx, m))

/** A blank ballot; what a member marks nobody else sees (L 65.2). One to a page, printed as often as there are votes. */
export async function printedBallot(ctx: Ctx, m: Meeting, q: Question, candidates: readonly string[]): Promise<Paper> {
  const isElection = q.subject === 'election'
  return framed(ctx, m, {
    title: say(isElection ? 'ballotElection' : 'ballotForm'), subtitle: m.title, signatures: [],
    body: [
      { kind: 'heading', level: 1, text: `${q.position}. ${q.title}` },
      { kind: 'paragraph', text: isElection ? say('markSeats', { seats: q.seats ?? 1 }) : q.draft, indent: true },
      { kind: 'list', marker: 'box', items: isElection ? [...candidates] : (['for', 'against', 'abstain'] as const).map((choice) => sayElsewhere(`choice.${choice}`)) },
      { kind: 'paragraph', text: say(q.ballot === 'secret' ? 'ballotSecretHint' : 'ballotOpenHint'), style: 'italic' },
      ...(q.ballot === 'secret' ? [] : [{ kind: 'facts', facts: [{ label: say('name'), value: null }, { label: say('number'), value: null }] } as const]),
    ],
  })
}
