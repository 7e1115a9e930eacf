import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { AppError } from '#platform/problem.ts'
import { castWorld, type World } from '../identity/world.ts'
import { checkIn, getQuorum } from './attendance/operations.server.ts'
import { closeCall, pauseAssembly, resumeAssembly } from './conduct/operations.server.ts'
import { followNow } from './follow.testing.ts'
import { meetingIn, minutesLater, OPENING, openMeeting, settle, type Person } from './hall.ts'
import { getAssembly, listEvents } from './meetings/operations.server.ts'
import { getMinutes, signMinutes, writeMinutes } from './minutes/operations.server.ts'
import { castVote } from './votes/operations.server.ts'

/** The list of bad input and faults of a meeting, each once and by its name. Effects that the law bars: effects.test.ts. */
let t: World
let director: Actor
let accountant: Actor
let people: Person[]
const person = (n: number): Person => people[n] as Person
const at = (minutes: number): Date => minutesLater(OPENING, minutes)
const call = { now: OPENING }
beforeAll(async () => {
  t = await castWorld()
  ;[director, accountant] = [await t.as('giamdoc'), await t.as('ketoan')]
  people = await settle(t, 6)
})
afterAll(() => t.close())

async function voting(attending = people): Promise<{ id: string; q: string; steps: ReturnType<typeof meetingIn> }> {
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{}], {}, attending)
  await steps.start(id, q)
  return { steps, id, q }
}
async function expel(p: Person, on: string): Promise<void> {
  await t.ownerSql`insert into membership.ending (organisation_id, id, member_id, ended_on, reason, organ) values (${goMay.id}, gen_random_uuid(), ${p.memberId}, ${on}, 'd', 'law')`
  await t.ownerSql`update membership.version set valid_to = ${on} where member_id = ${p.memberId}`
}

test('FAULT two clerks check the same person in twice: one is there, the other clerk reads who was faster', async () => {
  const steps = meetingIn(t, director)
  const { id } = await steps.plan()
  await steps.agenda(id)
  await steps.call(id)
  const answers = await Promise.all([director, accountant, director, accountant].map((clerk) => t.execute(clerk, checkIn, { id, memberId: person(0).memberId, mode: 'in_person' }, call)))
  expect(answers.filter((one) => one.again === null)).toHaveLength(1)
  expect(await t.execute(director, getQuorum, { id })).toMatchObject({ attending: 1 })
  expect(await t.ownerSql`select count(*)::int as n from assembly.attendance where meeting_id = ${id}`).toMatchObject([{ n: 1 }])
})

test('FAULT a vote sent twice: the same sending gets the same answer, another is refused, one is counted', async () => {
  const { id, q, steps } = await voting()
  const send = (choice: 'for' | 'against', idempotencyKey: string) => t.execute(person(0).actor, castVote, { id, questionId: q, choice }, { ...call, idempotencyKey })
  const first = await send('for', 'dien-thoai-1')
  expect(await send('for', 'dien-thoai-1')).toEqual(first)
  await expect(send('against', 'dien-thoai-2')).rejects.toMatchObject({ key: 'assembly.votedAlready', article: 'L61.4' })
  const both = await Promise.allSettled(['a', 'b'].map((key) => t.execute(person(1).actor, castVote, { id, questionId: q, choice: 'for' }, { ...call, idempotencyKey: key })))
  expect(both.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  await steps.stop(id, q)
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { for: 2, against: 0 } })
})

test('FAULT a vote after the closing is refused, and one that races the closing is either counted or refused', async () => {
  const { id, q, steps } = await voting()
  const [vote] = await Promise.allSettled([steps.vote(id, q, person(0), 'for'), steps.stop(id, q)])
  await expect(steps.vote(id, q, person(1), 'for')).rejects.toMatchObject({ key: 'assembly.vote.closed', article: 'L61.4' })
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { for: vote.status === 'fulfilled' ? 1 : 0 } })
})

test('FAULT a vote by a linked member is refused with the article, and a clerk cannot enter it either', async () => {
  const [linked] = await settle(t, 1, { kind: 'linked_contributing', from: 800 })
  const { id, q, steps } = await voting()
  await expect(steps.vote(id, q, linked as Person, 'for')).rejects.toMatchObject({ code: 'forbidden', key: 'assembly.noVote', article: 'L31.1' })
  await expect(t.execute(director, castVote, { id, questionId: q, choice: 'for', memberId: (linked as Person).memberId }, call)).rejects.toMatchObject({ key: 'assembly.noVote', article: 'L31.1' })
  expect((await steps.stop(id, q)).questions[1]?.votesIn).toBe(0)
})

test('FAULT a member excluded while voting runs: the open vote goes, a new one is refused, the journal says so', async () => {
  const [gone] = await settle(t, 1, { from: 810 })
  const everybody = [...people, gone as Person]
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, everybody, [{}])
  await steps.start(id, q)
  for (const p of everybody) await steps.vote(id, q, p, 'against')
  await expel(gone as Person, '2027-03-20')
  await t.execute(director, followNow, { id }, call)
  await expect(steps.vote(id, q, gone as Person, 'for')).rejects.toMatchObject({ code: 'forbidden', article: 'L31.1' })
  await steps.stop(id, q)
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { against: 6 }, presentVotes: 6 })
  expect((await t.execute(director, listEvents, { id })).items.some((e) => e.kind === 'entitlementWithdrawn')).toBe(true)
})

test('FAULT the clock of a phone off by a day decides nothing: the vote has the time of the server', async () => {
  const { id, q, steps } = await voting()
  // A phone sends no time at all; whatever else it adds is not read.
  await t.execute(person(0).actor, castVote, { id, questionId: q, choice: 'for', castAt: '2027-03-21T01:00:00Z' } as never, call)
  expect(await t.ownerSql`select cast_at from assembly.vote where question_id = ${q}`).toMatchObject([{ cast_at: OPENING }])
  await steps.stop(id, q)
  await expect(t.execute(person(1).actor, castVote, { id, questionId: q, choice: 'for', castAt: '2027-03-20T00:59:00Z' } as never, { now: at(1) })).rejects.toMatchObject({ key: 'assembly.vote.closed' })
  expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { for: 1 } })
})

test('FAULT a member removed between notice and meeting is not received, and counts in no number', async () => {
  const [gone] = await settle(t, 1, { from: 820 })
  const steps = meetingIn(t, director)
  const { id } = await steps.plan()
  await steps.agenda(id)
  const { base } = (await steps.call(id)).quorum
  await expel(gone as Person, '2027-03-15')
  await expect(steps.arrive(id, gone as Person)).rejects.toMatchObject({ key: 'assembly.withdrawn', article: 'L31.1' })
  await steps.arrive(id, person(0))
  expect(await t.execute(director, getQuorum, { id })).toMatchObject({ base: 6, attending: 1 })
  expect(base).toBeGreaterThan(6)
})

test('FAULT minutes refused by the secretary hold when more than half of those who attended sign, with the refusal recorded', async () => {
  const { id } = await openMeeting(t, director, people, [])
  await t.execute(director, closeCall, { id, n: 1 }, { now: at(60) })
  await t.execute(director, writeMinutes, { id }, { now: at(61) })
  await t.execute(director, signMinutes, { id, role: 'chair' }, { now: at(62) })
  await expect(t.execute(director, signMinutes, { id, role: 'secretary', state: 'refused' }, { now: at(62) })).rejects.toMatchObject({ key: 'assembly.refusalReason', article: 'L57.4' })
  await t.execute(director, signMinutes, { id, role: 'secretary', state: 'refused', reason: 'Không đồng ý mục 2' }, { now: at(63) })
  for (const p of people.slice(0, 3)) await t.execute(p.actor, signMinutes, { id, role: 'attendee' }, { now: at(64) })
  expect(await t.execute(director, getMinutes, { id })).toMatchObject({ valid: false, missing: 1 })
  expect(await t.execute(person(3).actor, signMinutes, { id, role: 'attendee' }, { now: at(65) })).toMatchObject({ valid: true, by: 'attendees', refusals: [{ reason: 'Không đồng ý mục 2' }] })
})

/** As a phone does: while the database is away the answer says so, and it is sent again. */
async function untilAnswered<T>(send: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await send()
    } catch (fault) {
      if (!(fault instanceof AppError) || fault.key !== 'platform.databaseUnavailable') throw fault
    }
  }
}

describe('FAULT a meeting cut by a power failure', () => {
  test('it is recorded afterwards as a pause, resumed, and the gap stands in the minutes', async () => {
    const { id, q, steps } = await voting()
    await t.execute(director, pauseAssembly, { id, reason: 'Mất điện', since: at(10).toISOString() }, { now: at(30) })
    await expect(steps.vote(id, q, person(1), 'for', at(31))).rejects.toMatchObject({ key: 'assembly.vote.meetingNotOpen' })
    await t.execute(director, resumeAssembly, { id }, { now: at(55) })
    await steps.vote(id, q, person(1), 'for', at(56))
    await steps.stop(id, q, at(57))
    await steps.decide(id, q, at(58))
    await t.execute(director, closeCall, { id, n: 1 }, { now: at(60) })
    expect((await t.execute(director, writeMinutes, { id }, { now: at(70) })).body).toContain('Tiếp tục sau 45 phút gián đoạn')
  })
  test('what was acknowledged is there, what was not is whole or absent, and the meeting goes on', async () => {
    const { id, q, steps } = await voting()
    await steps.vote(id, q, person(0), 'for')
    // Every connection of the application is cut while votes are on their way.
    const sent = [1, 2, 3].map((n) => t.execute(person(n).actor, castVote, { id, questionId: q, choice: 'for' }, { ...call, idempotencyKey: `cắt-${n}` }))
    const cut = t.ownerSql`select count(pg_terminate_backend(pid)) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid() and usename like 'chung_app%'`
    const answers = await Promise.allSettled([...sent, cut])
    const acknowledged = answers.slice(0, 3).filter((one) => one.status === 'fulfilled').length
    // The phones send again under the same keys.
    for (const n of [1, 2, 3]) await untilAnswered(() => t.execute(person(n).actor, castVote, { id, questionId: q, choice: 'for' }, { ...call, idempotencyKey: `cắt-${n}` }))
    expect(acknowledged).toBeLessThanOrEqual(3)
    const view = await untilAnswered(() => t.execute(director, getAssembly, { id }))
    expect(view).toMatchObject({ state: 'open', quorum: { attending: 6 } })
    expect(view.questions[1]).toMatchObject({ state: 'voting', votesIn: 4 })
  })
})
