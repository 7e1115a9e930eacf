import type { Ctx } from '#platform/operation.server.ts'
import { vietnamDay } from '#platform/day.ts'
import { tallyOf, listCandidates, listQuestions, type Candidate, type Question } from '../agenda/store.server.ts'
import type { QuestionView } from '../agenda/schema.ts'
import { codeOf } from '../attendance/codes.server.ts'
import { readQuorum } from '../attendance/quorum.server.ts'
import { findEntitledPerson, listRepresented } from '../attendance/store.server.ts'
import { noticeDueOn, proposalDueOn } from '../convening/rules.ts'
import { checksIn, conducts } from '../policy.ts'
import { inHundredths } from '../ratio.ts'
import { countVotes, listOwnVotes } from '../votes/store.server.ts'
import { missingFor } from './missing.server.ts'
import type { MeetingView } from './schema.ts'
import { findOrganisation, listCalls, listClerks, type Call, type Listed, type Meeting } from './store.server.ts'

const iso = (at: Date | null): string | null => at?.toISOString() ?? null

export const headOf = (m: Listed): Pick<MeetingView, 'id' | 'title' | 'kind' | 'fiscalYear' | 'form' | 'mode' | 'state' | 'callNo' | 'plannedAt' | 'place' | 'openedAt' | 'closedAt'> => ({
  id: m.id, title: m.title, kind: m.kind, fiscalYear: m.fiscal_year, form: m.form, mode: m.mode, state: m.state, callNo: m.call_no,
  plannedAt: m.planned_at.toISOString(), place: m.place, openedAt: iso(m.opened_at), closedAt: iso(m.closed_at),
})

const callView = (c: Call): MeetingView['calls'][number] => ({
  number: c.number, plannedAt: c.planned_at.toISOString(), place: c.place, onlineAt: c.online_at, noticeDueOn: noticeDueOn(vietnamDay(c.planned_at)),
  notifiedAt: iso(c.notified_at), closedAt: iso(c.closed_at), outcome: c.outcome, base: c.base, attending: c.attending,
})

export function questionView(q: Question, candidates: readonly Candidate[], votesIn: number, mine: QuestionView['mine']): QuestionView {
  const tally = tallyOf(q)
  return {
    id: q.id, position: q.position, subject: q.subject, title: q.title, draft: q.draft, ballot: q.ballot, majority: q.majority, seats: q.seats,
    candidates: candidates.filter((c) => c.question_id === q.id).map((c) => ({ id: c.id, name: c.name, memberId: c.member_id, votes: c.votes, elected: c.elected })),
    state: q.state, startedAt: iso(q.started_at), stoppedAt: iso(q.stopped_at), presentVotes: q.present_votes, tally, denominator: q.denominator, least: q.least,
    shareHundredths: tally && q.denominator !== null ? inHundredths(tally.for, q.denominator) : null,
    passed: q.passed, resolutionNo: q.resolution_no, effectKind: q.effect?.kind ?? null, effectLines: q.effect_lines, effectDone: q.effect_done !== null, votesIn, mine, version: q.version,
  }
}

export async function meetingView(ctx: Ctx, m: Meeting): Promise<MeetingView> {
  const [organisation, calls, questions, candidates, quorum, clerks, self, votesIn] = await Promise.all([
    findOrganisation(ctx, m.organisation_id), listCalls(ctx, m), listQuestions(ctx, m), listCandidates(ctx, m), readQuorum(ctx, m), listClerks(ctx, m),
    ctx.actor.id === null ? null : findEntitledPerson(ctx, m), countVotes(ctx, m),
  ])
  const [represented, own] = self ? await Promise.all([listRepresented(ctx, m, self.member_id), listOwnVotes(ctx, m, self.member_id)]) : [[], new Map<string, QuestionView['mine']>()]
  const call = calls.find((c) => c.number === m.call_no)
  if (!call) throw new Error(`meeting ${m.id} has no call ${m.call_no}`)
  const mayConduct = conducts(ctx.actor)
  const has = (task: string): boolean => mayConduct || clerks.some((c) => c.person_id === ctx.actor.id && c.task === task)
  return {
    ...headOf({ ...m, planned_at: call.planned_at, place: call.place }),
    organisation: { id: organisation.id, code: organisation.code ?? `x-${organisation.id}`, name: organisation.name, type: organisation.type },
    convener: m.convener, denominator: m.denominator, proposalDueOn: proposalDueOn(vietnamDay(call.planned_at), m.proposal_days),
    chairName: m.chair_name, secretaryName: m.secretary_name, note: m.note,
    calls: calls.map(callView),
    questions: questions.map((q) => questionView(q, candidates, votesIn.get(q.id) ?? 0, own.get(q.id) ?? null)),
    quorum,
    clerks: mayConduct ? clerks.map((c) => ({ personId: c.person_id, name: c.name, task: c.task })) : [],
    may: { conduct: mayConduct, checkIn: checksIn(ctx.actor) || has('check_in'), count: has('count') },
    me: self && {
      memberId: self.member_id, name: self.name, attending: represented.length > 0, votes: represented.reduce((n, r) => n + r.weight, 0), code: codeOf(m.id, self),
    },
    missing: mayConduct ? await missingFor(ctx, m, call, questions, quorum) : [],
    version: m.version,
  }
}
