import type { Ctx } from '#platform/operation.server.ts'
import type { PaperBlock, PaperTable, Signature } from '#platform/paper/types.ts'
import { listCandidates, listQuestions, tallyOf, type Candidate, type Question } from '../agenda/store.server.ts'
import { listDrawings } from '../help/store.server.ts'
import type { Meeting } from '../meetings/store.server.ts'
import { percent } from '../minutes/draft.server.ts'
import { inHundredths } from '../ratio.ts'
import { listAssistance, listCounts } from '../votes/store.server.ts'
import { chairSigns, clock, issue, officersSign, say, sayElsewhere } from './frame.server.ts'
import { minutesBlocks } from './minutes.ts'
import { listAttended, listNamedVotes } from './store.server.ts'

export { issueNotice } from './convening.server.ts'

const running = (text: string): PaperBlock => ({ kind: 'paragraph', text, indent: true })

/** When it carried: numbered by the archive, before what it decides happens under that number. */
export async function issueResolution(ctx: Ctx, m: Meeting, q: Question, words: readonly string[]): Promise<string> {
  const articles: PaperBlock[][] = [
    q.draft.split('\n').filter(Boolean).map(running),
    ...(q.effect_lines.length > 0 ? [[{ kind: 'list', marker: 'letter', items: q.effect_lines } satisfies PaperBlock]] : []),
    words.map(running), [running(say('inForce'))],
  ]
  const heads = [say('decides'), ...(q.effect_lines.length > 0 ? [say('carriesOut')] : []), say('counted'), say('execution')]
  return issue(ctx, m, 'resolution', {
    title: say('resolution'), subtitle: say('about', { title: q.title }), signatures: [{ ...chairSigns(m), title: `${say('forAssembly')}\n${say('chair')}` }],
    recipients: [say('toMembers'), say('toFiles')],
    body: [
      { kind: 'paragraph', text: m.title.toLocaleUpperCase('vi'), style: 'bold', align: 'center' },
      { kind: 'paragraph', text: say('grounds.law'), style: 'italic', indent: true }, { kind: 'paragraph', text: say(m.organisation_type === 'THT' ? 'grounds.contract' : 'grounds.charter'), style: 'italic', indent: true },
      { kind: 'paragraph', text: say('grounds.result'), style: 'italic', indent: true }, { kind: 'heading', level: 1, text: say('resolves') },
      ...articles.flatMap((blocks, i): PaperBlock[] => [{ kind: 'heading', text: say('article', { n: i + 1, head: heads[i] ?? '' }) }, ...blocks]),
    ],
  }, q.id)
}

const cell = (q: Question): (string | number | null)[] => {
  const tally = tallyOf(q)
  return [q.position, q.title, tally?.for ?? null, tally?.against ?? null, tally?.abstain ?? null, tally?.invalid ?? null, tally && q.denominator ? percent(inHundredths(tally.for, q.denominator)) : null,
    q.passed === null ? say('notDealt') : say(q.passed ? 'passed' : 'failed')]
}

const tallyTable = (questions: readonly Question[]): PaperTable => ({
  columns: [{ header: say('no'), align: 'center' }, { header: say('matter') }, ...['for', 'against', 'abstain', 'invalid', 'share'].map((key) => ({ header: say(key), align: 'right' as const })), { header: say('result') }],
  rows: questions.map((q) => ({ cells: cell(q) })),
})

const electionTable = (q: Question, candidates: readonly Candidate[]): PaperBlock => ({ kind: 'table', caption: `${q.position}. ${q.title}`, table: {
  columns: [{ header: say('no'), align: 'center' }, { header: say('candidate') }, { header: say('votesHead'), align: 'right' }, { header: say('share'), align: 'right' }, { header: say('result') }],
  rows: candidates.map((c, i) => ({ cells: [i + 1, c.name, c.votes ?? 0, percent(inHundredths(c.votes ?? 0, q.denominator ?? 0)), say(c.elected ? 'isElected' : 'isNotElected')] })),
} })

/** Who counted each box, on their own, and in which round they agreed (L 61.6); they sign. */
async function counters(ctx: Ctx, questions: readonly Question[]): Promise<{ lines: string[]; signatures: Signature[] }> {
  const lines: string[] = []
  const names = new Set<string>()
  for (const q of questions) {
    const box = (await listCounts(ctx, q)).filter((c) => c.source === 'box')
    const last = box.filter((c) => c.round === box.at(-1)?.round)
    if (last.length < 2) continue
    for (const c of last) names.add(c.counter_name)
    lines.push(say('boxCounted', { n: q.position, names: last.map((c) => c.counter_name).join(', '), round: last[0]?.round ?? 1 }))
  }
  return { lines, signatures: [...names].map((name) => ({ title: say('counter'), name })) }
}

async function issueCounting(ctx: Ctx, m: Meeting, questions: readonly Question[]): Promise<void> {
  const [candidates, { lines, signatures }] = [await listCandidates(ctx, m), await counters(ctx, questions)]
  await issue(ctx, m, 'counting', { title: say('counting'), subtitle: m.title, signatures: [...signatures, ...officersSign(m)], body: [
    running(say('countingLead', { title: m.title })), { kind: 'table', table: tallyTable(questions) },
    ...questions.filter((q) => q.subject === 'election').map((q) => electionTable(q, candidates.filter((c) => c.question_id === q.id))),
    ...(lines.length > 0 ? [{ kind: 'list', marker: 'dash', items: lines } as const] : []), running(say('countingEnd')),
  ] })
}

/** Votes by name, and those that a helper typed: who spoke, who typed, how the member confirmed; the drawn signatures under it. */
async function issueBallots(ctx: Ctx, m: Meeting, questions: readonly Question[]): Promise<void> {
  const [votes, helped, drawings] = [await listNamedVotes(ctx, m), await listAssistance(ctx, m), await listDrawings(ctx, m)]
  if (votes.length === 0) return
  const position = new Map(questions.map((q) => [q.id, q.position]))
  const drawn = helped.flatMap((a): Signature[] => {
    const strokes = drawings.get(a.evidence)
    return a.confirmed_by === 'signature' && strokes ? [{ title: say('memberSigns', { n: position.get(a.question_id) ?? 0 }), hint: say('onGlass'), name: a.member_name, drawing: { path: strokes.path, width: strokes.width, height: strokes.height } }] : []
  })
  await issue(ctx, m, 'ballots', { title: say('ballots'), subtitle: m.title, signatures: [...drawn.slice(0, 27), ...officersSign(m)], body: [
    ...questions.filter((q) => votes.some((v) => v.question_id === q.id)).map((q): PaperBlock => ({ kind: 'table', caption: `${q.position}. ${q.title}`, table: {
      columns: [{ header: say('number'), align: 'center' }, { header: say('name') }, { header: say('choice') }, { header: say('votesHead'), align: 'center' }, { header: say('entered') }],
      rows: votes.filter((v) => v.question_id === q.id).map((v) => ({ cells: [v.number, v.name, sayElsewhere(`choice.${v.choice}`), v.weight, say(`via.${v.via}`)] })),
    } })),
    ...(helped.length > 0 ? [{ kind: 'table', caption: say('helped'), table: {
      columns: [{ header: say('matter'), align: 'center' }, { header: say('member') }, { header: say('spoke') }, { header: say('typed') }, { header: say('confirmed') }],
      rows: helped.map((a) => ({ cells: [position.get(a.question_id) ?? null, a.member_name, a.spoke_name, a.typed_name, sayElsewhere(`minutes.confirmed.${a.confirmed_by}`)] })),
    } } satisfies PaperBlock] : []),
  ] })
}

/** What L 57.4 and 61.6 want kept, once the minutes hold: minutes, who was there, the count, the open votes by name. */
export async function archiveMeeting(ctx: Ctx, m: Meeting, minutes: string, note: string): Promise<void> {
  const [attended, questions] = [await listAttended(ctx, m), await listQuestions(ctx, m)]
  await issue(ctx, m, 'attendance', { title: say('attendance'), subtitle: m.title, signatures: officersSign(m), body: [
    running(say('attendanceLead', { people: new Set(attended.map((a) => a.number)).size })),
    { kind: 'table', table: {
      columns: [{ header: say('number'), align: 'center' }, { header: say('name') }, { header: say('way') }, { header: say('from'), align: 'center' }, { header: say('to'), align: 'center' }, { header: say('votesHead'), align: 'center' }],
      rows: attended.map((a) => ({ cells: [a.number, a.name, say(`mode.${a.mode}`), clock(a.came_at), clock(a.left_at), a.weight] })),
    } },
  ] })
  await issueCounting(ctx, m, questions)
  await issueBallots(ctx, m, questions)
  await issue(ctx, m, 'minutes', { title: say('minutes'), subtitle: m.title, signatures: officersSign(m).map((s) => ({ ...s, note })), recipients: [say('toMembers'), say('toFiles')], body: minutesBlocks(minutes) })
}
