import { goMay } from '#modules/identity/index.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/operation.server.ts'
import type { TestDatabase } from '#platform/testing.server.ts'
import { addQuestion } from './agenda/operations.server.ts'
import { checkIn } from './attendance/operations.server.ts'
import { openAssembly } from './conduct/operations.server.ts'
import { callAssembly, recordDeliveries } from './convening/operations.server.ts'
import { changeAssembly, planAssembly } from './meetings/operations.server.ts'
import { castVote, startVote, stopVote } from './votes/operations.server.ts'
import { decideQuestion } from './votes/results.server.ts'
import type { MeetingView } from './meetings/schema.ts'

export type Person = { memberId: string; number: number; actor: Actor }

/** For tests: official members of an organisation, each with somebody who signs in, without the way through applications. */
export async function settle(t: TestDatabase, count: number, more: { kind?: string; organisationId?: string; from?: number; accounts?: boolean } = {}): Promise<Person[]> {
  const organisationId = more.organisationId ?? goMay.id
  const people = Array.from({ length: count }, (_, i) => ({ memberId: newId(), personId: newId(), number: (more.from ?? 100) + i }))
  for (const p of people) {
    await t.ownerSql`insert into membership.member (organisation_id, id, number, joined_on, organ, decided_on, person_id)
      values (${organisationId}, ${p.memberId}, ${p.number}, '2020-01-01', 'taken_over', '2020-01-01', ${more.accounts === false ? null : p.personId})`
    const kind = more.kind ?? 'official'
    await t.ownerSql`insert into membership.version (organisation_id, id, member_id, kind, party, name, sort_name, search_name, uses_service, gives_labour, valid_from)
      values (${organisationId}, ${newId()}, ${p.memberId}, ${kind}, 'person', ${`Nguyễn Thị Đào ${p.number}`}, ${`dao ${p.number}`}, ${`nguyen thi dao ${p.number}`}, ${kind !== 'linked_contributing'}, false, '2020-01-01')`
  }
  return people.map((p) => ({ ...p, actor: t.actor({ id: p.personId, orgIds: [organisationId], name: `Nguyễn Thị Đào ${p.number}` }) }))
}

export const NOTICE = new Date('2027-03-10T02:00:00Z')
export const OPENING = new Date('2027-03-20T01:00:00Z')
export const minutesLater = (from: Date, minutes: number): Date => new Date(from.getTime() + minutes * 60_000)

/** A meeting on its way, one step a line; each may be left out by the test that is about it. */
export const meetingIn = (t: TestDatabase, director: Actor) => ({
  plan: (change: object = {}): Promise<MeetingView> => t.execute(director, planAssembly, {
    code: goMay.code, title: 'Đại hội thành viên thường niên năm 2026', kind: 'annual', fiscalYear: 2026, mode: 'hybrid', plannedAt: '2027-03-20T08:00', place: 'Nhà văn hóa thôn Gò Mây', ...change,
  }, { now: NOTICE }),
  ask: (id: string, change: object = {}): Promise<MeetingView> => t.execute(director, addQuestion, {
    id, subject: 'report', title: 'Báo cáo kết quả năm 2026', draft: 'Thông qua báo cáo kết quả sản xuất, kinh doanh năm 2026.', ...change,
  }, { now: NOTICE }),
  agenda: (id: string): Promise<MeetingView> => t.execute(director, addQuestion, { id, subject: 'agenda', title: 'Chương trình Đại hội', draft: 'Thông qua chương trình Đại hội.' }, { now: NOTICE }),
  call: (id: string, now = NOTICE): Promise<MeetingView> => t.execute(director, callAssembly, { id }, { now }),
  deliver: (id: string, people: readonly { memberId: string }[], deliveredOn = '2027-03-12') =>
    t.execute(director, recordDeliveries, { id, memberIds: people.map((p) => p.memberId), deliveredOn }, { now: new Date('2027-03-18T02:00:00Z') }),
  officers: (id: string) => t.execute(director, changeAssembly, { id, chairName: 'Lê Văn Bảy', secretaryName: 'Võ Thị Kim Loan' }, { now: NOTICE }),
  arrive: (id: string, p: { memberId: string }, mode: 'in_person' | 'online' | 'proxy' = 'in_person', now = OPENING, clerk = director) => t.execute(clerk, checkIn, { id, memberId: p.memberId, mode }, { now }),
  open: (id: string, now = OPENING): Promise<MeetingView> => t.execute(director, openAssembly, { id }, { now }),
  start: (id: string, questionId: string, now = OPENING): Promise<MeetingView> => t.execute(director, startVote, { id, questionId }, { now }),
  vote: (id: string, questionId: string, p: { actor: Actor }, choice: 'for' | 'against' | 'abstain', now = OPENING) => t.execute(p.actor, castVote, { id, questionId, choice }, { now }),
  stop: (id: string, questionId: string, now = OPENING): Promise<MeetingView> => t.execute(director, stopVote, { id, questionId }, { now }),
  decide: (id: string, questionId: string, now = OPENING): Promise<MeetingView> => t.execute(director, decideQuestion, { id, questionId }, { now }),
})
export type Steps = ReturnType<typeof meetingIn>

/** A meeting that is open with its agenda adopted, everybody in the hall. */
export async function openMeeting(t: TestDatabase, director: Actor, people: readonly Person[], questions: readonly object[] = [{}], plan: object = {}, attending = people): Promise<{ steps: Steps; id: string; questions: string[] }> {
  const steps = meetingIn(t, director)
  const { id } = await steps.plan(plan)
  let view = await steps.agenda(id)
  const agenda = view.questions[0]?.id ?? ''
  for (const q of questions) view = await steps.ask(id, q)
  await steps.officers(id)
  await steps.call(id)
  await steps.deliver(id, people)
  for (const p of attending) await steps.arrive(id, p)
  await steps.open(id)
  await steps.start(id, agenda)
  for (const p of attending) await steps.vote(id, agenda, p, 'for')
  await steps.stop(id, agenda)
  await steps.decide(id, agenda)
  return { steps, id, questions: view.questions.slice(1).map((q) => q.id) }
}
