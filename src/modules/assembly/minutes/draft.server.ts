import { translator } from '#platform/i18n.ts'
import type { Ctx } from '#platform/operation.server.ts'
import type { Params } from '#platform/problem.ts'
import { listCandidates, listQuestions, tallyOf } from '../agenda/store.server.ts'
import { listAuthorisations, listGuests, readStanding } from '../attendance/store.server.ts'
import { listProposals } from '../convening/store.server.ts'
import { findOrganisation, listCalls, listHappenings, type Happening, type Meeting } from '../meetings/store.server.ts'
import en from '../messages/en.json' with { type: 'json' }
import vi from '../messages/vi.json' with { type: 'json' }
import { inHundredths } from '../ratio.ts'
import { listAssistance } from '../votes/store.server.ts'

/** Minutes are a Vietnamese paper whatever language the screen is in. */
const translate = translator({ vi, en })
const say = (key: string, params: Params = {}): string => translate('vi', `assembly.minutes.${key}`, params)

const clock = (at: Date): string => new Intl.DateTimeFormat('vi-VN', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', minute: '2-digit', day: '2-digit', month: '2-digit', year: 'numeric' }).format(at)
export const percent = (hundredths: number): string => `${Math.floor(hundredths / 100)},${String(hundredths % 100).padStart(2, '0')} %`
const told: ReadonlySet<string> = new Set(['pause', 'resume', 'entitlementWithdrawn', 'countApart', 'tied', 'left', 'giveUp'])
const line = (h: Happening): string => `- ${clock(h.at)}: ${translate('vi', `assembly.event.${h.kind}`, h.params)}`

/** What the platform recorded, in the order of the law: time, place, who was there, agenda, votes, resolutions (L 57.4). */
export async function draftMinutes(ctx: Ctx, m: Meeting): Promise<string> {
  const [organisation, calls, questions, candidates, standing, authorities, guests, proposals, happenings, helped] = await Promise.all([
    findOrganisation(ctx, m.organisation_id), listCalls(ctx, m), listQuestions(ctx, m), listCandidates(ctx, m), readStanding(ctx, m), listAuthorisations(ctx, m), listGuests(ctx, m),
    listProposals(ctx, m), listHappenings(ctx, m), listAssistance(ctx, m),
  ])
  const call = calls.at(-1)
  const opened = happenings.find((h) => h.kind === 'open')
  const ordinals = ['I', 'II', 'III', 'IV']
  const part = (key: string): string => `${ordinals.shift() ?? ''}. ${say(key)}`
  const lines: string[] = [
    say('title', { title: m.title }), say('organisation', { name: organisation.name, code: organisation.code ?? '' }),
    say('time', { from: clock(m.opened_at ?? ctx.now), to: clock(m.closed_at ?? ctx.now) }), say('place', { place: call?.place ?? '', call: m.call_no }),
    say(`mode.${m.mode}`), say('officers', { chair: m.chair_name ?? '', secretary: m.secretary_name ?? '' }), '',
    part('attendanceHead'),
    say('attendance', { base: Number(opened?.params.base ?? standing.base), attending: Number(opened?.params.attending ?? standing.attending), votes: Number(opened?.params.votes ?? standing.votes) }),
    say('ways', { inPerson: standing.in_person, online: standing.online, byProxy: standing.by_proxy }),
    ...(authorities.length > 0 ? [say('authorities', { count: authorities.length })] : []),
    ...(guests.some((g) => g.came_at) ? [say('guests', { names: guests.filter((g) => g.came_at).map((g) => g.name).join(', ') })] : []), '',
    ...(proposals.some((p) => p.state === 'refused') ? [part('refusedHead'), ...proposals.filter((p) => p.state === 'refused').map((p) =>
      say('refused', { title: p.title, reason: translate('vi', `assembly.refusal.${p.reason ?? 'charter'}`), explanation: p.explanation ?? '' })), ''] : []),
    part('votesHead'),
  ]
  for (const q of questions) {
    lines.push('', say('question', { n: q.position, title: q.title }), q.draft)
    const tally = tallyOf(q)
    if (q.state !== 'decided' || !tally) lines.push(say('notDealt'))
    else {
      lines.push(say(q.subject === 'election' ? 'papers' : 'votes', { ...tally, present: q.present_votes ?? 0, denominator: q.denominator ?? 0, share: percent(inHundredths(tally.for, q.denominator ?? 0)) }))
      for (const c of candidates.filter((one) => one.question_id === q.id)) lines.push(say(c.elected ? 'elected' : 'notElected', { name: c.name, votes: c.votes ?? 0, share: percent(inHundredths(c.votes ?? 0, q.denominator ?? 0)) }))
      lines.push(q.passed ? say('passed', { number: q.resolution_no ?? '' }) : say('failed', { least: q.least ?? 0 }))
      if (q.effect_done !== null) lines.push(...q.effect_lines.map((text) => `- ${text}`))
    }
    const help = helped.filter((a) => a.question_id === q.id)
    for (const a of help) lines.push(say('helped', { member: a.member_name, spoke: a.spoke_name, typed: a.typed_name, how: say(`confirmed.${a.confirmed_by}`) }))
  }
  const notes = happenings.filter((h) => told.has(h.kind))
  if (notes.length > 0) lines.push('', part('eventsHead'), ...notes.map(line))
  return [...lines, '', say('closing', { at: clock(m.closed_at ?? ctx.now) })].join('\n')
}
