import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { adoptCharter } from '#modules/charter/index.ts'
import { goMay, queSuoiTram } from '#modules/identity/index.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import { checkIn } from './attendance/operations.server.ts'
import { authorise, weighMember } from './attendance/proxies.server.ts'
import { closeCall } from './conduct/operations.server.ts'
import { callAgain } from './convening/operations.server.ts'
import { meetingIn, minutesLater, NOTICE, OPENING, settle, type Person } from './hall.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

/** An organisation of its own with so many official members and who leads it. */
async function organisation(type: 'THT' | 'HTX' | 'LHHTX', members: number, accounts = true): Promise<{ id: string; code: string; head: Actor; people: Person[] }> {
  const id = newId()
  await t.ownerSql`insert into register.organisation (id, type, name, province_code, commune_code, source_system) values (${id}, ${type}, ${`${type} ${members}`}, ${queSuoiTram.provinceCode}, ${queSuoiTram.communeCode}, 'entered')`
  const head = t.actor({ orgIds: [id], name: 'Người đứng đầu', grants: ['assembly.conduct', 'assembly.checkIn', 'charter.adopt', 'duties.read', 'documents.read'] })
  return { id, code: `x-${id}`, head, people: await settle(t, members, { organisationId: id, accounts }) }
}
describe('a cooperative group', () => {
  test('C66 above three quarters at the first call, above half at the second within fifteen working days, and no third', async () => {
    const { code, head, people } = await organisation('THT', 8)
    const steps = meetingIn(t, head)
    const { id, convener } = await steps.plan({ code })
    expect(convener).toBe('head')
    await steps.ask(id, { subject: 'other', title: 'Mua máy bơm' })
    await steps.officers(id)
    await steps.call(id)
    for (const p of people.slice(0, 6)) await steps.arrive(id, p)
    // Six of eight are three quarters exactly: more is asked for.
    await expect(steps.open(id)).rejects.toMatchObject({ key: 'assembly.missing.quorum', article: 'D77.20', params: { attending: 6, least: 7 } })
    await t.execute(head, closeCall, { id, n: 1 }, { now: minutesLater(OPENING, 60) })
    const again = (plannedAt: string, now = minutesLater(OPENING, 90)) => t.execute(head, callAgain, { id, plannedAt, place: 'Nhà tổ trưởng' }, { now })
    await expect(again('2027-05-30T08:00')).rejects.toMatchObject({ key: 'assembly.call.groupTooLate', article: 'D77.20' })
    expect(await again('2027-04-02T08:00')).toMatchObject({ callNo: 2 })
    const second = new Date('2027-04-02T01:00:00Z')
    await steps.call(id, new Date('2027-03-29T02:00:00Z'))
    for (const p of people.slice(0, 4)) await steps.arrive(id, p, 'in_person', second)
    await expect(steps.open(id, second)).rejects.toMatchObject({ params: { attending: 4, least: 5 } })
    await t.execute(head, closeCall, { id, n: 2 }, { now: minutesLater(second, 60) })
    await expect(again('2027-04-20T08:00', minutesLater(second, 90))).rejects.toMatchObject({ key: 'assembly.call.noMoreCalls', article: 'D77.20' })
  })
  test('C66 the contract and the main assets need everybody, other matters more than half of all members', async () => {
    const { code, head, people } = await organisation('THT', 8)
    const steps = meetingIn(t, head)
    const { id } = await steps.plan({ code })
    await expect(steps.ask(id, { subject: 'charter', title: 'Điều lệ' })).rejects.toMatchObject({ key: 'assembly.subjectNotHere', article: 'D77.21' })
    for (const subject of ['contract', 'main_assets', 'other', 'other']) await steps.ask(id, { subject, title: subject })
    await steps.officers(id)
    const questions = (await steps.call(id)).questions.map((q) => q.id)
    for (const p of people) await steps.arrive(id, p)
    await steps.open(id)
    for (const [i, [votes, passed, least]] of ([[8, true, 8], [7, false, 8], [4, false, 5], [5, true, 5]] as const).entries()) {
      const q = questions[i] ?? ''
      await steps.start(id, q)
      for (const [n, p] of people.entries()) await steps.vote(id, q, p, n < votes ? 'for' : 'abstain')
      await steps.stop(id, q)
      expect((await steps.decide(id, q)).questions[i]).toMatchObject({ passed, least, denominator: 8 })
    }
  })
})

describe('a union of cooperatives', () => {
  test('C32 votes go by size only where the charter says so, and as its table says', async () => {
    const { code, head, people } = await organisation('LHHTX', 4)
    const [small, middle, large] = people as [Person, Person, Person]
    const steps = meetingIn(t, head)
    const { id } = await steps.plan({ code })
    const weigh = (p: Person, officialMembers: number, meeting = id) => t.execute(head, weighMember, { id: meeting, memberId: p.memberId, officialMembers }, { now: NOTICE })
    await expect(weigh(large, 300)).rejects.toMatchObject({ key: 'assembly.equalVotes', article: 'L61.5' })
    await t.execute(head, adoptCharter, { code, fromOn: '2027-01-01', adoptedOn: '2026-12-20', resolutionRef: '01', values: { unionVotes: 'by_size', unionVoteSteps: [{ membersFrom: 50, votes: 2 }, { membersFrom: 200, votes: 4 }] } }, { now: NOTICE })
    expect([(await weigh(small, 49)).votes, (await weigh(middle, 50)).votes, (await weigh(large, 200)).votes]).toEqual([1, 2, 4])
    await steps.agenda(id)
    await steps.ask(id, { subject: 'charter', title: 'Sửa Điều lệ' })
    await steps.officers(id)
    const [agenda = '', charter = ''] = (await steps.call(id)).questions.map((q) => q.id)
    await expect(weigh(large, 10)).rejects.toMatchObject({ key: 'assembly.alreadyCalled' })
    await steps.deliver(id, people)
    for (const p of people) await steps.arrive(id, p)
    // The quorum is of members, the majority of votes.
    expect((await steps.open(id)).quorum).toMatchObject({ base: 4, attending: 4, votes: 8 })
    for (const [q, yes, expected] of [[agenda, [large, small], { passed: true, tally: { for: 5 }, denominator: 8 }], [charter, [large, small], { passed: false, least: 6, tally: { for: 5 } }]] as const) {
      await steps.start(id, q)
      for (const p of people) await steps.vote(id, q, p, yes.includes(p) ? 'for' : 'against')
      await steps.stop(id, q)
      expect((await steps.decide(id, q)).questions.find((one) => one.id === q)).toMatchObject(expected)
    }
  })
  test('C32 in a cooperative every vote is equal, whatever anybody enters', async () => {
    const [member] = await settle(t, 1)
    const director = await t.as('giamdoc')
    const { id } = await meetingIn(t, director).plan({ code: goMay.code })
    await expect(t.execute(director, weighMember, { id, memberId: (member as Person).memberId, officialMembers: 500 }, { now: NOTICE })).rejects.toMatchObject({ key: 'assembly.equalVotes', article: 'L61.4' })
  })
})

describe('a meeting of delegates', () => {
  test('C32 twenty-five delegates carry fifty votes: each member represented once, quorum of delegates, no vote for who is none', async () => {
    const { code, head, people } = await organisation('HTX', 50)
    const steps = meetingIn(t, head)
    const { id } = await steps.plan({ code, form: 'delegates' })
    await steps.agenda(id)
    await steps.officers(id)
    const delegates = people.slice(0, 25)
    const give = (principal: Person, holder: Person) => t.execute(head, authorise, { id, principalId: principal.memberId, holderId: holder.memberId, kind: 'delegate', ground: 'Biên bản họp tổ' }, { now: NOTICE })
    for (const [i, holder] of delegates.entries()) await give(people[25 + i] as Person, holder)
    await expect(give(people[25] as Person, people[1] as Person)).rejects.toMatchObject({ key: 'assembly.authority.alreadyRepresented', article: 'L61.4' })
    await expect(give(people[0] as Person, people[1] as Person)).rejects.toMatchObject({ key: 'assembly.authority.principalHoldsOthers', article: 'L61.4' })
    const agenda = (await steps.call(id)).questions[0]?.id ?? ''
    await steps.deliver(id, people)
    await expect(steps.arrive(id, people[30] as Person)).rejects.toMatchObject({ key: 'assembly.notDelegate', article: 'L57.2' })
    for (const p of delegates.slice(0, 12)) await steps.arrive(id, p)
    await expect(steps.open(id)).rejects.toMatchObject({ key: 'assembly.missing.quorum', params: { attending: 12, base: 25, least: 13 } })
    expect(await steps.arrive(id, delegates[12] as Person)).toMatchObject({ votes: 2, carried: ['Nguyễn Thị Đào 137'] })
    expect((await steps.open(id)).quorum).toMatchObject({ base: 25, attending: 13, votes: 26 })
    await steps.start(id, agenda)
    for (const p of delegates.slice(0, 13)) expect(await steps.vote(id, agenda, p, 'for')).toMatchObject({ votes: 2 })
    await expect(steps.vote(id, agenda, people[30] as Person, 'against')).rejects.toMatchObject({ key: 'assembly.representedByOther', article: 'L61.4' })
    await steps.stop(id, agenda)
    expect((await steps.decide(id, agenda)).questions[0]).toMatchObject({ passed: true, tally: { for: 26 }, denominator: 26 })
  })

  const brackets: [members: number, least: number][] = [[50, 25], [51, 26], [100, 50], [101, 31], [300, 90], [301, 61], [1000, 200], [1001, 200]]
  test.each(brackets)('C29 of %d members at least %d delegates: one fewer and no notice goes out', async (members, least) => {
    const { id: organisationId, code, head, people } = await organisation('HTX', members, false)
    const steps = meetingIn(t, head)
    const { id } = await steps.plan({ code, form: 'delegates' })
    await steps.agenda(id)
    await t.ownerSql`update assembly.entitled set delegate = true where organisation_id = ${organisationId} and number < ${100 + least - 1}`
    await expect(steps.call(id)).rejects.toMatchObject({ key: 'assembly.missing.delegates', article: 'L58.2', params: { delegates: least - 1, least } })
    await t.execute(head, authorise, { id, principalId: people.at(-1)?.memberId ?? '', holderId: people[least - 1]?.memberId ?? '', kind: 'delegate', ground: 'Biên bản họp tổ' }, { now: NOTICE })
    expect((await steps.call(id)).state).toBe('called')
  })
  test('C29 forty-nine members meet in full only', async () => {
    const { code, head } = await organisation('HTX', 49, false)
    const steps = meetingIn(t, head)
    const { id } = await steps.plan({ code, form: 'delegates' })
    await steps.agenda(id)
    await expect(steps.call(id)).rejects.toMatchObject({ key: 'assembly.missing.tooFewMembers', article: 'L57.2' })
  })
})

test('C30 three calls of a cooperative of one hundred: fifty, thirty-three, anybody', async () => {
  const { code, head, people } = await organisation('HTX', 100)
  const steps = meetingIn(t, head)
  const { id } = await steps.plan({ code })
  await steps.agenda(id)
  await steps.officers(id)
  const days: [on: string, told: string, least: number][] = [['2027-03-20', '2027-03-10', 50], ['2027-04-19', '2027-04-01', 33], ['2027-05-09', '2027-04-25', 1]]
  for (const [i, [on, told, least]] of days.entries()) {
    const opening = new Date(`${on}T01:00:00Z`)
    if (i > 0) await t.execute(head, callAgain, { id, plannedAt: `${on}T08:00`, place: 'Nhà văn hóa' }, { now: minutesLater(new Date(`${days[i - 1]?.[0]}T01:00:00Z`), 90) })
    await steps.call(id, new Date(`${told}T02:00:00Z`))
    for (const p of people.slice(0, least - 1)) await t.execute(head, checkIn, { id, memberId: p.memberId, mode: 'in_person' }, { now: opening })
    await expect(steps.open(id, opening)).rejects.toMatchObject({ key: 'assembly.missing.quorum', article: 'L59.7', params: { attending: least - 1, base: 100, least } })
    if (i < 2) await t.execute(head, closeCall, { id, n: i + 1 }, { now: minutesLater(opening, 60) })
  }
  const third = new Date('2027-05-09T01:00:00Z')
  await steps.arrive(id, people[0] as Person, 'in_person', third)
  expect(await steps.open(id, third)).toMatchObject({ state: 'open', callNo: 3, quorum: { attending: 1, base: 100 } })
})
