import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import { checkIn, checkOut, getQuorum, listEntitled, listInvitations } from './attendance/operations.server.ts'
import { authorise, inviteGuest, receiveGuest } from './attendance/proxies.server.ts'
import { listPapers } from './papers/operations.server.ts'
import { closeCall, openAssembly, pauseAssembly, resumeAssembly } from './conduct/operations.server.ts'
import { followNow } from './follow.testing.ts'
import { callAgain } from './convening/operations.server.ts'
import { decideProposal, listProposals, submitProposal } from './convening/proposals.server.ts'
import { meetingIn, minutesLater, NOTICE, OPENING, openMeeting, settle, type Person } from './hall.ts'
import { appointClerk, getAssembly, listAssemblies, listEvents } from './meetings/operations.server.ts'
import { getMinutes, signMinutes, writeMinutes } from './minutes/operations.server.ts'
import { castVote, recordCount } from './votes/operations.server.ts'
import { listResults } from './votes/results.server.ts'

let t: World
let director: Actor
let accountant: Actor
let people: Person[]
let linked: Person[]
beforeAll(async () => {
  t = await castWorld()
  ;[director, accountant] = [await t.as('giamdoc'), await t.as('ketoan')]
  people = await settle(t, 10)
  linked = await settle(t, 1, { kind: 'linked_contributing', from: 900 })
})
afterAll(() => t.close())
const at = (minutes: number) => minutesLater(OPENING, minutes)
const person = (n: number): Person => people[n] as Person

test('a meeting from its plan to valid minutes: notice, quorum, agenda, votes, resolution, signatures', async () => {
  const { steps, id, questions: [report = ''] } = await openMeeting(t, director, people)
  await steps.start(id, report)
  for (const [i, p] of people.entries()) await steps.vote(id, report, p, i < 6 ? 'for' : i < 9 ? 'against' : 'abstain')
  const counted = await steps.stop(id, report)
  expect(counted.questions[1]).toMatchObject({ state: 'closed', presentVotes: 10, tally: null })
  const decided = await steps.decide(id, report)
  expect(decided.questions[1]).toMatchObject({ passed: true, tally: { for: 6, against: 3, abstain: 1, invalid: 0 }, denominator: 10, least: 6, shareHundredths: 6000 })
  expect(decided.questions[1]?.resolutionNo).toMatch(/^\d\d\/2027\/NQ-ĐHTV$/)
  const closed = await t.execute(director, closeCall, { id, n: 1 }, { now: at(120) })
  expect(closed).toMatchObject({ state: 'closed', calls: [{ outcome: 'held', base: 10, attending: 10 }] })
  const [profile] = await t.ownerSql`select last_general_meeting_on from register.profile where organisation_id = ${goMay.id}`
  expect(profile?.last_general_meeting_on).toBe('2027-03-20')
  const drafted = await t.execute(director, writeMinutes, { id }, { now: at(130) })
  expect(drafted.body).toContain('tỷ lệ tán thành 60,00 % trên 10 phiếu')
  await t.execute(director, signMinutes, { id, role: 'chair' }, { now: at(140) })
  const valid = await t.execute(director, signMinutes, { id, role: 'secretary' }, { now: at(141) })
  expect(valid).toMatchObject({ valid: true, by: 'officers' })
  const kept = (await t.execute(director, listPapers, { id })).items
  expect(kept.map((p) => p.kind)).toEqual(['notice', 'entitled', 'resolution', 'resolution', 'attendance', 'counting', 'ballots', 'minutes'])
  expect(kept[3]?.number).toBe(decided.questions[1]?.resolutionNo)
  expect((await t.execute(person(0).actor, listResults, { id })).items).toHaveLength(2)
  expect((await t.execute(person(0).actor, listAssemblies, { code: goMay.code })).items[0]).toMatchObject({ state: 'closed' })
})

describe('C27 notice', () => {
  test('C27 a notice less than three days before is refused; who has no proof in time stands in the way of the opening', async () => {
    const [offline] = await settle(t, 1, { from: 500, accounts: false })
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    await steps.agenda(id)
    await expect(steps.call(id, new Date('2027-03-18T02:00:00Z'))).rejects.toMatchObject({ key: 'assembly.noticeTooLate', article: 'L60.1', params: { dueOn: '17/03/2027' } })
    await steps.call(id)
    await steps.officers(id)
    await steps.deliver(id, [offline as Person], '2027-03-18')
    for (const p of people) await steps.arrive(id, p)
    // Those with an account have it in their inbox since the day it was sent; paper has to be handed over.
    await expect(steps.open(id)).rejects.toMatchObject({ key: 'assembly.missing.notice', article: 'L60.1', params: { members: 1 } })
    await steps.deliver(id, [offline as Person], '2027-03-17')
    expect((await steps.open(id)).state).toBe('open')
    const papers = await t.execute(director, listPapers, { id })
    expect(papers.items).toMatchObject([{ kind: 'notice', number: expect.stringMatching(/TM-ĐHTV$/) }, { kind: 'entitled', number: expect.stringMatching(/DS-ĐHTV$/) }])
    await t.ownerSql`update membership.version set valid_to = '2026-01-01' where member_id = ${(offline as Person).memberId}`
  })
  test('C28 without a vote on the agenda no notice goes out, and nothing else is voted before it', async () => {
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    await expect(steps.call(id)).rejects.toMatchObject({ key: 'assembly.missing.agenda' })
    const view = await steps.ask(id)
    await expect(steps.call(id)).rejects.toMatchObject({ key: 'assembly.missing.agendaVote', article: 'L60.4' })
    await steps.agenda(id)
    await steps.call(id)
    await steps.officers(id)
    await steps.deliver(id, people)
    for (const p of people) await steps.arrive(id, p)
    await steps.open(id)
    await expect(steps.start(id, view.questions[0]?.id ?? '')).rejects.toMatchObject({ key: 'assembly.vote.agendaFirst', article: 'L60.4' })
  })
})

test('C28 a proposal of a third comes onto the agenda; a refusal needs its ground and is told to the meeting', async () => {
  const steps = meetingIn(t, director)
  const { id } = await steps.plan()
  await steps.agenda(id)
  await steps.call(id)
  const submit = (n: number, receivedOn = '2027-03-18') =>
    t.execute(director, submitProposal, { id, title: 'Mua máy cấy', body: 'Mua một máy cấy sáu hàng.', receivedOn, memberIds: people.slice(0, n).map((p) => p.memberId) }, { now: new Date('2027-03-19T02:00:00Z') })
  const few = await submit(3)
  expect(few.faults).toEqual(['tooFewSigners'])
  const decide = (proposalId: string, input: object) => t.execute(director, decideProposal, { id, proposalId, accepted: false, ...input }, { now: new Date('2027-03-19T03:00:00Z') })
  await expect(decide(few.id, { accepted: true })).rejects.toMatchObject({ key: 'assembly.proposalTooFew', article: 'L60.2', params: { least: 4, signers: 3 } })
  await expect(decide(few.id, {})).rejects.toMatchObject({ key: 'assembly.refusalGround', article: 'L60.3' })
  await expect(decide(few.id, { reason: 'late', explanation: 'Trễ' })).rejects.toMatchObject({ key: 'assembly.refusalNotLate' })
  await decide(few.id, { reason: 'charter', explanation: 'Chưa đủ một phần ba chữ ký.' })
  const late = await submit(4, '2027-03-19')
  expect(late.faults).toEqual(['late'])
  await expect(decide(late.id, { accepted: true })).rejects.toMatchObject({ key: 'assembly.proposalLate' })
  const good = await submit(4)
  await steps.officers(id)
  await steps.deliver(id, people)
  for (const p of people) await steps.arrive(id, p)
  await expect(steps.open(id)).rejects.toMatchObject({ key: 'assembly.proposalOpen', article: 'L60.3' })
  await decide(late.id, { reason: 'late', explanation: 'Gửi ngày 19/3.' })
  expect((await decide(good.id, { accepted: true })).questionId).not.toBeNull()
  expect((await t.execute(person(0).actor, listProposals, { id })).items.map((p) => p.state)).toEqual(['refused', 'refused', 'accepted'])
  expect((await t.execute(director, listEvents, { id })).items.some((e) => e.kind === 'proposalRefused' && e.text.includes('Chưa đủ một phần ba'))).toBe(true)
})

describe('C30 quorum and calls', () => {
  test('C30 below the quorum the opening is refused with what is missing; then a second and a third call follow', async () => {
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    await steps.agenda(id)
    await steps.officers(id)
    await steps.call(id)
    await steps.deliver(id, people)
    for (const p of people.slice(0, 4)) await steps.arrive(id, p)
    await expect(steps.open(id)).rejects.toMatchObject({ key: 'assembly.missing.quorum', article: 'L59.7', params: { attending: 4, base: 10, least: 5, missing: 1 } })
    await expect(t.execute(director, closeCall, { id, n: 1 }, { now: at(-10) })).rejects.toMatchObject({ key: 'assembly.notYetHour' })
    expect((await t.execute(director, closeCall, { id, n: 1 }, { now: at(60) })).state).toBe('no_quorum')
    const again = (plannedAt: string, now: Date) => t.execute(director, callAgain, { id, plannedAt, place: 'Nhà văn hóa' }, { now })
    await expect(again('2027-04-20T08:00', at(90))).rejects.toMatchObject({ key: 'assembly.call.tooLate', article: 'L59.7' })
    const second = await again('2027-04-19T08:00', at(90))
    expect(second).toMatchObject({ state: 'preparing', callNo: 2, quorum: { attending: 0, least: 4 } })
    await steps.call(id, new Date('2027-04-01T02:00:00Z'))
    const day = new Date('2027-04-19T01:05:00Z')
    for (const p of people.slice(0, 3)) await steps.arrive(id, p, 'in_person', day)
    await expect(t.execute(director, closeCall, { id, n: 1 }, { now: day })).rejects.toMatchObject({ key: 'assembly.otherCall' })
    await t.execute(director, closeCall, { id, n: 2 }, { now: day })
    await expect(again('2027-05-10T08:00', day)).rejects.toMatchObject({ key: 'assembly.call.tooLate', params: { days: 20 } })
    await again('2027-05-09T08:00', day)
    await steps.call(id, new Date('2027-04-25T02:00:00Z'))
    const third = new Date('2027-05-09T01:00:00Z')
    await expect(steps.open(id, third)).rejects.toMatchObject({ key: 'assembly.missing.quorum', params: { least: 1 } })
    await steps.arrive(id, person(0), 'in_person', third)
    expect(await steps.open(id, third)).toMatchObject({ state: 'open', callNo: 3, quorum: { attending: 1, base: 10, reached: true } })
  })
  test('C30 a meeting neither opens before its day nor after it', async () => {
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    await steps.agenda(id)
    await steps.call(id)
    await expect(steps.open(id, new Date('2027-03-19T16:59:00Z'))).rejects.toMatchObject({ key: 'assembly.notYetDay' })
    await expect(steps.open(id, new Date('2027-03-20T17:00:00Z'))).rejects.toMatchObject({ key: 'assembly.dayPassed' })
  })
})

describe('check-in', () => {
  test('two clerks check the same person in at once: one row, and the other is told who was faster', async () => {
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    await steps.agenda(id)
    await steps.call(id)
    const both = await Promise.all([director, accountant].map((clerk) => t.execute(clerk, checkIn, { id, memberId: person(0).memberId, mode: 'in_person' }, { now: OPENING })))
    expect(both.filter((one) => one.again !== null)).toHaveLength(1)
    const third = await t.execute(accountant, checkIn, { id, memberId: person(0).memberId, mode: 'in_person' }, { now: at(5) })
    expect(third.again).toMatchObject({ at: OPENING.toISOString(), byName: expect.stringMatching(/Lê Văn Bảy|Võ Thị Kim Loan/) })
    expect((await t.execute(person(1).actor, getQuorum, { id })).attending).toBe(1)
  })
  test('by QR, by name without marks, online oneself; a code of another meeting or of nobody is refused', async () => {
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    const other = await steps.plan()
    await steps.agenda(id)
    await steps.call(id)
    const codeOf = async (meeting: string) => (await t.execute(director, listInvitations, { id: meeting })).items.find((i) => i.memberId === person(2).memberId)?.code ?? ''
    expect(await t.execute(accountant, checkIn, { id, code: (await codeOf(id)).toLowerCase(), mode: 'in_person' }, { now: OPENING })).toMatchObject({ memberId: person(2).memberId, votes: 1, again: null })
    await expect(t.execute(accountant, checkIn, { id, code: await codeOf(other.id), mode: 'in_person' }, { now: OPENING })).rejects.toMatchObject({ key: 'assembly.badCode' })
    const found = await t.execute(accountant, listEntitled, { id, q: 'dao 103' })
    expect(found.items.map((e) => e.memberId)).toEqual([person(3).memberId])
    expect(await t.execute(person(4).actor, checkIn, { id, mode: 'online' }, { now: OPENING })).toMatchObject({ memberId: person(4).memberId })
    await expect(t.execute(person(4).actor, checkIn, { id, memberId: person(5).memberId, mode: 'in_person' }, { now: OPENING })).rejects.toMatchObject({ key: 'assembly.notClerk.check_in' })
    await expect(t.execute(linked[0]?.actor as Actor, checkIn, { id, mode: 'online' }, { now: OPENING })).rejects.toMatchObject({ code: 'forbidden', article: 'L31.1' })
    await t.execute(director, checkOut, { id, memberId: person(4).memberId }, { now: at(10) })
    expect((await t.execute(person(1).actor, getQuorum, { id })).attending).toBe(1)
  })
  test('C31 attendance knows no written consultation', async () => {
    const { id } = await meetingIn(t, director).plan()
    await expect(t.execute(director, checkIn, { id, memberId: person(0).memberId, mode: 'written' as 'proxy' })).rejects.toMatchObject({ code: 'invalid' })
  })
  test('C32 a proxy brings one more vote, and goes when the member comes himself', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{}], {}, people.slice(0, 6))
    const give = (principal: Person, holder: Person) => t.execute(director, authorise, { id, principalId: principal.memberId, holderId: holder.memberId, ground: 'Giấy ủy quyền 15/3' }, { now: at(1) })
    await give(person(6), person(0))
    await expect(give(person(6), person(1))).rejects.toMatchObject({ key: 'assembly.authority.alreadyRepresented', article: 'L61.4' })
    await expect(give(person(0), person(1))).rejects.toMatchObject({ key: 'assembly.authority.principalHoldsOthers' })
    await steps.arrive(id, person(6), 'proxy')
    await expect(steps.arrive(id, person(7), 'proxy')).rejects.toMatchObject({ key: 'assembly.noAuthority', article: 'L61.1' })
    await steps.start(id, q)
    expect(await steps.vote(id, q, person(0), 'for')).toEqual({ votes: 2, already: 0, choice: 'for' })
    await expect(steps.vote(id, q, person(6), 'against')).rejects.toMatchObject({ key: 'assembly.representedByOther' })
    expect((await steps.arrive(id, person(6))).again).toBeNull()
    await expect(steps.vote(id, q, person(6), 'against')).rejects.toMatchObject({ key: 'assembly.votedAlready' })
    expect((await steps.stop(id, q)).questions[1]?.presentVotes).toBe(7)
  })
})

describe('votes', () => {
  test('C33 a linked member comes as a guest, speaks, and stands in no tally', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people)
    const guest = await t.execute(director, inviteGuest, { id, name: 'Công ty Phân bón', capacity: 'linked_member', memberId: linked[0]?.memberId }, { now: OPENING })
    await t.execute(accountant, receiveGuest, { id, guestId: guest.id }, { now: OPENING })
    await steps.start(id, q)
    await expect(steps.vote(id, q, linked[0] as Person, 'for')).rejects.toMatchObject({ key: 'assembly.noVote', article: 'L31.1' })
    const view = await t.execute(director, getAssembly, { id })
    expect(view.quorum).toMatchObject({ base: 10, attending: 10, votes: 10, guests: 1 })
    await steps.stop(id, q)
  })
  test('C32 a vote sent twice counts once; after the closing it is refused whatever the phone’s clock says', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people)
    await expect(steps.vote(id, q, person(0), 'for')).rejects.toMatchObject({ key: 'assembly.vote.notVoting' })
    await steps.start(id, q)
    await steps.vote(id, q, person(0), 'for')
    await expect(steps.vote(id, q, person(0), 'against')).rejects.toMatchObject({ key: 'assembly.votedAlready', article: 'L61.4' })
    await steps.stop(id, q)
    await expect(steps.vote(id, q, person(1), 'for', new Date('2027-03-19T01:00:00Z'))).rejects.toMatchObject({ key: 'assembly.vote.closed' })
    const view = await steps.decide(id, q)
    expect(view.questions[1]).toMatchObject({ passed: false, tally: { for: 1 }, denominator: 10, resolutionNo: null })
  })
  test('C34 the four subjects need 65 %: 6 of 10 fail, 7 carry', async () => {
    const { steps, id, questions } = await openMeeting(t, director, people, [{ subject: 'charter', title: 'Sửa Điều lệ' }, { subject: 'dissolution', title: 'Giải thể' }])
    for (const [i, yes] of [6, 7].entries()) {
      const q = questions[i] ?? ''
      await steps.start(id, q)
      for (const [n, p] of people.entries()) await steps.vote(id, q, p, n < yes ? 'for' : 'against')
      await steps.stop(id, q)
      expect((await steps.decide(id, q)).questions[i + 1]).toMatchObject({ majority: 'qualified', least: 7, passed: yes === 7 })
    }
  })
  test('C35 a deal below a fifth is not for the meeting', async () => {
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    const deal = (assetValueDong: number) => steps.ask(id, { subject: 'asset_divisible', title: 'Bán máy', assetValueDong, totalAssetsDong: 1_000_000_000 })
    await expect(deal(199_999_999)).rejects.toMatchObject({ key: 'assembly.assetFor.board', article: 'L66.4' })
    expect((await deal(200_000_000)).questions[0]).toMatchObject({ majority: 'qualified' })
    await expect(steps.ask(id, { subject: 'asset_divisible', title: 'Bán máy' })).rejects.toMatchObject({ key: 'assembly.assetsUnknown' })
  })
  test('a member without a phone votes through a helper; the PIN is the member’s own', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people)
    await steps.start(id, q)
    const pin = (await t.execute(director, listInvitations, { id })).items.find((i) => i.memberId === person(8).memberId)?.pin ?? ''
    const help = (evidence: string, confirmedBy: 'pin' | 'signature' | 'call_back' = 'pin') =>
      t.execute(accountant, castVote, { id, questionId: q, choice: 'for', memberId: person(8).memberId, assistance: { spokeName: 'Con gái bà Đào', confirmedBy, evidence } }, { now: OPENING })
    await expect(help(pin === '000000' ? '111111' : '000000')).rejects.toMatchObject({ key: 'assembly.badPin' })
    await expect(help('ký', 'signature')).rejects.toMatchObject({ key: 'assembly.badSignature' })
    expect(await help(pin)).toMatchObject({ votes: 1 })
    const [row] = await t.ownerSql`select spoke_name, typed_name, confirmed_by, evidence from assembly.assistance where meeting_id = ${id}`
    expect(row).toEqual({ spoke_name: 'Con gái bà Đào', typed_name: 'Võ Thị Kim Loan', confirmed_by: 'pin', evidence: 'PIN' })
    await expect(t.execute(person(1).actor, castVote, { id, questionId: q, choice: 'for', memberId: person(9).memberId, assistance: { spokeName: 'Ai đó', confirmedBy: 'call_back', evidence: 'x' } }, { now: OPENING })).rejects.toMatchObject({ key: 'assembly.notClerk.check_in' })
    await steps.stop(id, q)
  })
  test('C36 a paper box is counted by two on their own; apart, it is counted again and the journal says so', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [{ ballot: 'secret' }])
    await t.execute(director, appointClerk, { id, personId: person(0).actor.id ?? '', name: 'Nguyễn Thị Đào 100', task: 'count' }, { now: OPENING })
    await steps.start(id, q)
    await expect(steps.vote(id, q, person(0), 'for')).rejects.toMatchObject({ key: 'assembly.vote.secret' })
    const count = (actor: Actor, votes: object) => t.execute(actor, recordCount, { id, questionId: q, source: 'box', ...votes }, { now: OPENING })
    await steps.stop(id, q)
    await expect(count(director, { for: 11 })).rejects.toMatchObject({ key: 'assembly.tally.moreThanPresent' })
    expect(await count(director, { for: 6, against: 4 })).toEqual({ state: 'waiting', round: 1 })
    await expect(count(director, { for: 6, against: 4 })).rejects.toMatchObject({ key: 'assembly.countByAnother' })
    await expect(steps.decide(id, q)).rejects.toMatchObject({ key: 'assembly.countOnce', article: 'L61.6' })
    expect(await count(person(0).actor, { for: 5, against: 5 })).toEqual({ state: 'apart', round: 1 })
    await expect(steps.decide(id, q)).rejects.toMatchObject({ key: 'assembly.countApart' })
    expect(await count(person(0).actor, { for: 6, against: 3, invalid: 1 })).toEqual({ state: 'waiting', round: 2 })
    expect(await count(director, { for: 6, against: 3, invalid: 1 })).toEqual({ state: 'agreed', round: 2 })
    expect((await steps.decide(id, q)).questions[1]).toMatchObject({ passed: true, tally: { for: 6, against: 3, abstain: 0, invalid: 1 } })
    expect((await t.execute(director, listEvents, { id })).items.filter((e) => e.kind === 'countApart')).toHaveLength(1)
  })
  test('hands in the hall and votes by name online come into one tally, never more than the votes present', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people)
    await steps.start(id, q)
    await steps.vote(id, q, person(0), 'for')
    const hands = (votes: object) => t.execute(director, recordCount, { id, questionId: q, source: 'hands', ...votes }, { now: OPENING })
    await expect(hands({ for: 10 })).rejects.toMatchObject({ key: 'assembly.tally.moreThanPresent' })
    await hands({ for: 4, against: 4, abstain: 1 })
    await steps.stop(id, q)
    expect((await steps.decide(id, q)).questions[1]).toMatchObject({ tally: { for: 5, against: 4, abstain: 1, invalid: 0 }, passed: false })
  })
})

describe('faults', () => {
  test('a power cut: the meeting is paused afterwards, resumed, and the gap stands in the minutes', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people)
    await steps.start(id, q)
    await steps.vote(id, q, person(0), 'for')
    await t.execute(director, pauseAssembly, { id, reason: 'Mất điện', since: at(10).toISOString() }, { now: at(30) })
    await expect(steps.vote(id, q, person(1), 'for', at(31))).rejects.toMatchObject({ key: 'assembly.vote.meetingNotOpen' })
    await t.execute(director, resumeAssembly, { id }, { now: at(55) })
    await steps.vote(id, q, person(1), 'for', at(56))
    await steps.stop(id, q, at(57))
    await steps.decide(id, q, at(58))
    await t.execute(director, closeCall, { id, n: 1 }, { now: at(60) })
    expect((await t.execute(director, writeMinutes, { id }, { now: at(70) })).body).toContain('Tiếp tục sau 45 phút gián đoạn')
  })
  test('C32 a member removed between notice and meeting loses the vote, one admitted gains it; removed while voting, the open vote goes', async () => {
    const extra = await settle(t, 2, { from: 200 })
    const [leaver, other] = extra as [Person, Person]
    const steps = meetingIn(t, director)
    const { id } = await steps.plan()
    await steps.agenda(id)
    await steps.call(id)
    const end = (p: Person, on: string) => t.ownerSql`insert into membership.ending (organisation_id, id, member_id, ended_on, reason, organ) values (${goMay.id}, gen_random_uuid(), ${p.memberId}, ${on}, 'd', 'law')`
      .then(() => t.ownerSql`update membership.version set valid_to = ${on} where member_id = ${p.memberId}`)
    await end(leaver, '2027-03-15')
    const [late] = await settle(t, 1, { from: 300 })
    await expect(steps.arrive(id, leaver)).rejects.toMatchObject({ key: 'assembly.withdrawn' })
    expect(await steps.arrive(id, late as Person)).toMatchObject({ votes: 1 })
    for (const p of [...people, other]) await steps.arrive(id, p)
    await steps.officers(id)
    await steps.deliver(id, [...people, other, late as Person])
    const view = await steps.open(id)
    const agenda = view.questions[0]?.id ?? ''
    await steps.start(id, agenda)
    await steps.vote(id, agenda, other, 'against')
    await end(other, '2027-03-20')
    await end(late as Person, '2027-03-10')
    await t.execute(director, followNow, { id }, { now: OPENING })
    await expect(steps.vote(id, agenda, other, 'for')).rejects.toMatchObject({ code: 'forbidden' })
    expect((await steps.stop(id, agenda)).questions[0]).toMatchObject({ presentVotes: 10, votesIn: 0 })
    expect((await t.execute(director, listEvents, { id })).items.filter((e) => e.kind === 'entitlementWithdrawn').length).toBeGreaterThanOrEqual(2)
  })
  test('C36 the secretary refuses: the reason is kept and more than half of those who attended must sign', async () => {
    const { id } = await openMeeting(t, director, people, [])
    await t.execute(director, closeCall, { id, n: 1 }, { now: at(60) })
    await t.execute(director, writeMinutes, { id }, { now: at(61) })
    await t.execute(director, signMinutes, { id, role: 'chair' }, { now: at(62) })
    await expect(t.execute(director, signMinutes, { id, role: 'secretary', state: 'refused' })).rejects.toMatchObject({ key: 'assembly.refusalReason', article: 'L57.4' })
    await t.execute(director, signMinutes, { id, role: 'secretary', state: 'refused', reason: 'Không đồng ý cách ghi mục 2' }, { now: at(63) })
    for (const p of people.slice(0, 5)) await t.execute(p.actor, signMinutes, { id, role: 'attendee' }, { now: at(64) })
    expect(await t.execute(director, getMinutes, { id })).toMatchObject({ valid: false, missing: 1, refusals: [{ role: 'secretary', reason: 'Không đồng ý cách ghi mục 2' }] })
    expect(await t.execute(person(5).actor, signMinutes, { id, role: 'attendee' }, { now: at(65) })).toMatchObject({ valid: true, by: 'attendees' })
    await expect(t.execute(linked[0]?.actor as Actor, signMinutes, { id, role: 'attendee' })).rejects.toMatchObject({ key: 'assembly.signerAbsent' })
    await expect(t.execute(director, writeMinutes, { id, body: 'Khác' })).rejects.toMatchObject({ key: 'assembly.minutesValid' })
  })
})

test('another organisation sees nothing of it; a member prepares nothing', async () => {
  const { id } = await meetingIn(t, director).plan()
  await expect(t.execute(await t.as('giamdoc2'), getAssembly, { id })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(await t.as('xa'), getAssembly, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(person(0).actor, openAssembly, { id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(person(0).actor, listEntitled, { id })).rejects.toMatchObject({ code: 'forbidden' })
  expect(NOTICE < OPENING).toBe(true)
})
