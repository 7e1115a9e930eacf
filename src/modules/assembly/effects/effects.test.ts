import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listContributions, openBook, recordObligation } from '#modules/capital/index.ts'
import { adoptCharter, charterOn } from '#modules/charter/index.ts'
import { declareKinship, getOffices, recordElection } from '#modules/governance/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { operation, type Actor } from '#platform/operation.server.ts'
import * as z from 'zod'
import { castWorld, type World } from '../../identity/world.ts'
import { addQuestion } from '../agenda/operations.server.ts'
import { meetingIn, openMeeting, OPENING, NOTICE, settle, type Person } from '../hall.ts'
import { appointClerk } from '../meetings/operations.server.ts'
import { recordCount } from '../votes/operations.server.ts'

const MILLION = 1_000_000
const code = goMay.code
const call = { now: OPENING }
let t: World
let director: Actor
let people: Person[]
const person = (n: number): Person => people[n] as Person

/** What the charter says on a day, for the test that changed it. */
const readCharter = operation({
  id: 'assembly.readCharter', summary: 'Only for tests.', reads: true, input: z.object({ on: z.iso.date() }), output: z.any(), allow: () => true,
  run: (ctx, { on }) => charterOn(ctx, goMay.id, on),
})

beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  people = await settle(t, 10)
  await t.execute(director, adoptCharter, { code, fromOn: '2024-07-01', adoptedOn: '2024-07-01', resolutionRef: 'Hội nghị thành lập', values: { minContributionDong: MILLION, agendaProposalDays: 2 }, clauses: { minContributionDong: 'Điều 9' } }, { now: NOTICE })
  await t.execute(director, openBook, { code, onDay: '2026-12-01', lines: people.map((p) => ({ memberId: p.memberId, committedDong: 10 * MILLION, paidDong: 10 * MILLION })) }, { now: NOTICE })
})
afterAll(() => t.close())

/** One matter with its effect, voted on by everybody. */
async function decide(question: object): Promise<Awaited<ReturnType<ReturnType<typeof meetingIn>['decide']>>['questions'][number]> {
  const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [question])
  await steps.start(id, q)
  for (const p of people) await steps.vote(id, q, p, 'for')
  await steps.stop(id, q)
  const decided = (await steps.decide(id, q)).questions[1]
  if (!decided) throw new Error('nothing was decided')
  return decided
}
const planned = async (question: object, now = NOTICE) => t.execute(director, addQuestion, {
  id: (await meetingIn(t, director).plan()).id, subject: 'report', title: 'Nội dung', draft: 'Thông qua.', ...question,
}, { now })
const change = (p: Person, act: string, millions: number) => ({ act, memberId: p.memberId, amountDong: millions * MILLION })
const capital = (changes: object[], more: object = {}) => ({ subject: 'capital', title: 'Thay đổi vốn điều lệ', effect: { kind: 'capital', changes, ...more } })
const solvency = { solvencyBy: 'Ban kiểm soát, Biên bản 02', solvencyOn: '2027-03-01' }

describe('charter capital', () => {
  test('C12 everybody doubles: no one breaks the cap on the way; one alone is refused before anybody votes', async () => {
    await expect(planned(capital([change(person(0), 'topUp', 30)]))).rejects.toMatchObject({ key: 'capital.overOfficialCap', article: 'L74.1' })
    const decided = await decide(capital(people.map((p) => change(p, 'topUp', 10))))
    expect(decided).toMatchObject({ passed: true, effectDone: true })
    expect(decided.effectLines[0]).toBe('Nguyễn Thị Đào 100 góp thêm 10.000.000 đồng.')
    const sheet = await t.execute(director, listContributions, { code }, call)
    expect(sheet.charterCapitalDong).toBe(200 * MILLION)
    expect(await t.ownerSql`select distinct ground from capital.entry where kind = 'topUp'`).toMatchObject([{ ground: decided.resolutionNo }])
  })
  test('C19 capital returned while debts stand is refused, and without who confirmed that the debts stay payable', async () => {
    await expect(planned(capital([change(person(1), 'return', 5)]))).rejects.toMatchObject({ key: 'capital.solvencyMissing', article: 'L78.3' })
    await t.execute(director, recordObligation, { code, memberId: person(1).memberId, amountDong: 3 * MILLION, onDay: '2027-02-01', note: 'Nợ tiền phân bón' }, { now: NOTICE })
    await expect(planned(capital([change(person(1), 'return', 5)], solvency))).rejects.toMatchObject({ key: 'capital.owesStill', article: 'L90.2' })
    await t.execute(director, recordObligation, { code, memberId: person(1).memberId, amountDong: 3 * MILLION, onDay: '2027-02-02', note: 'Trả nợ', settles: true }, { now: NOTICE })
    expect(await decide(capital([change(person(1), 'return', 5), change(person(2), 'return', 5)], solvency))).toMatchObject({ passed: true, effectDone: true })
    expect((await t.execute(director, listContributions, { code }, call)).charterCapitalDong).toBe(190 * MILLION)
  })
  test('C11 a debt that came up between the notice and the vote stops the vote, and nothing is written', async () => {
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [capital([change(person(3), 'return', 5)], solvency)])
    await t.execute(director, recordObligation, { code, memberId: person(3).memberId, amountDong: MILLION, onDay: '2027-03-19', note: 'Nợ giống' }, call)
    await expect(steps.start(id, q)).rejects.toMatchObject({ key: 'capital.owesStill', article: 'L90.2' })
    expect((await t.execute(director, listContributions, { code }, call)).charterCapitalDong).toBe(190 * MILLION)
  })
  test('a matter makes only its own kind of thing happen', async () => {
    await expect(planned({ ...capital([change(person(0), 'topUp', 1)]), subject: 'report' })).rejects.toMatchObject({ key: 'assembly.effectElsewhere' })
  })
})

const term = (p: Person, post: string, more: object = {}) => ({ person: { memberId: p.memberId }, post, fromOn: '2026-01-10', untilOn: '2030-12-31', ballot: 'secret' as const, ...more })
const holders = async () => (await t.execute(director, getOffices, { code, on: '2027-03-21' }, call)).holders

describe('office holders', () => {
  test('C22 dismissal: the office ends with the resolution, on a ground of the Law; twice is refused', async () => {
    await t.execute(director, recordElection, { code, decidedBy: 'assembly', seats: [term(person(0), 'chair'), term(person(1), 'boardMember'), term(person(2), 'boardMember'), term(person(3), 'chiefSupervisor')] as never }, { now: NOTICE })
    const chair = (await holders()).find((h) => h.post === 'chair')
    const dismissal = { subject: 'dismissal', title: 'Miễn nhiệm Chủ tịch', effect: { kind: 'dismissal', termIds: [chair?.id], ending: 'dismissed' } }
    await expect(planned({ ...dismissal, effect: { ...dismissal.effect, ending: 'mệt' } })).rejects.toMatchObject({ key: 'assembly.dismissalEffect', article: 'L63' })
    const decided = await decide(dismissal)
    expect(decided).toMatchObject({ passed: true, effectDone: true, effectLines: ['Miễn nhiệm Nguyễn Thị Đào 100, Chủ tịch Hội đồng quản trị.'] })
    expect((await holders()).some((h) => h.post === 'chair')).toBe(false)
    await expect(planned(dismissal, OPENING)).rejects.toMatchObject({ key: 'assembly.holdsNoMore', article: 'L63' })
  })
  test('C23 an election that would break kinship is refused on the agenda, and at the vote when the kinship was declared since', async () => {
    const board = (candidates: Person[]) => ({
      subject: 'election', title: 'Bầu bổ sung', seats: 1, candidates: candidates.map((p) => ({ name: `Nguyễn Thị Đào ${p.number}`, memberId: p.memberId })),
      effect: { kind: 'election', post: 'boardMember', fromOn: '2027-03-20', untilOn: '2032-03-20' },
    })
    const { steps, id, questions: [q = ''] } = await openMeeting(t, director, people, [board([person(4)])])
    await t.execute(director, declareKinship, { code, first: { memberId: person(4).memberId }, second: { memberId: person(3).memberId }, relation: 'spouse' }, call)
    await expect(steps.start(id, q)).rejects.toMatchObject({ key: 'assembly.slateBarred', article: expect.stringMatching(/^L62/) })
    await expect(planned(board([person(4)]))).rejects.toMatchObject({ key: 'assembly.slateBarred' })
  })
  test('C22 an election that would break the foreign share of the board is refused; a third of three is allowed whoever stands beside', async () => {
    const strangers = await settle(t, 2, { from: 700 })
    for (const p of strangers) await t.ownerSql`update membership.version set nationality = 'LA', foreign_member = true where member_id = ${p.memberId}`
    const [a, b] = strangers as [Person, Person]
    const board = (seats: number, candidates: Person[]) => ({
      subject: 'election', title: 'Bầu Hội đồng quản trị', seats, candidates: candidates.map((p) => ({ name: `Nguyễn Thị Đào ${p.number}`, memberId: p.memberId })),
      effect: { kind: 'election', post: 'boardMember', fromOn: '2027-03-20', untilOn: '2032-03-20' },
    })
    const { terms } = await t.execute(director, recordElection, { code, decidedBy: 'assembly', seats: [term(person(5), 'chair', { fromOn: '2027-03-20' })] as never }, call)
    expect(terms).toHaveLength(1)
    // Two board members and the chair stay: one foreigner of five seats is a fifth, two of five are forty percent.
    await expect(planned(board(2, [a, b, person(6), person(7)]))).rejects.toMatchObject({ key: 'assembly.slateBarred', article: 'L65.2' })
    expect((await planned(board(2, [a, person(6), person(7)]))).questions).toHaveLength(1)
    for (const p of strangers) await t.ownerSql`update membership.version set valid_to = '2026-01-01' where member_id = ${p.memberId}`
  })
})

describe('the organisation itself', () => {
  const model = (to: string) => ({ subject: 'model', title: 'Đổi mô hình quản trị', effect: { kind: 'model', model: to, fromOn: '2027-03-20' } })
  test('C34 an amended charter keeps what it does not name', async () => {
    const decided = await decide({ subject: 'charter', title: 'Sửa mức vốn góp', effect: { kind: 'charter', fromOn: '2027-04-01', values: { maxContributionDong: 60 * MILLION }, amends: true } })
    expect(decided).toMatchObject({ passed: true, majority: 'qualified', effectDone: true })
    const read = await t.execute(director, readCharter, { on: '2027-04-01' }, call)
    expect(read).toMatchObject({ resolutionRef: decided.resolutionNo, values: { maxContributionDong: 60 * MILLION, minContributionDong: MILLION }, clauses: { minContributionDong: 'Điều 9' } })
  })
  test('C21 the reduced organisation is refused to whoever is not micro, by the model as by the charter', async () => {
    await t.ownerSql`insert into register.profile (organisation_id) values (${goMay.id}) on conflict do nothing`
    await t.ownerSql`update register.organisation set size_class = 'small' where id = ${goMay.id}`
    await expect(planned(model('reduced'))).rejects.toMatchObject({ key: 'governance.modelNotAllowed', article: 'L56.3' })
    await expect(planned({ subject: 'charter', title: 'Điều lệ mới', effect: { kind: 'charter', fromOn: '2027-03-20', values: { governanceModel: 'reduced' } } })).rejects.toMatchObject({ key: 'governance.modelNotAllowed' })
  })
  test('C21 a micro cooperative changes: the charter says so, the board’s posts end, and the controller is elected at the same meeting', async () => {
    await t.ownerSql`update register.organisation set size_class = 'micro' where id = ${goMay.id}`
    const controller = {
      subject: 'election', title: 'Bầu Kiểm soát viên', seats: 1, candidates: [{ name: 'Nguyễn Thị Đào 108', memberId: person(8).memberId }],
      effect: { kind: 'election', post: 'controller', fromOn: '2027-03-20', untilOn: '2032-03-20' },
    }
    await expect(planned(controller)).rejects.toMatchObject({ key: 'assembly.slateBarred', article: 'L56' })
    const { steps, id, questions: [change_ = '', vote = ''] } = await openMeeting(t, director, people, [model('reduced'), controller])
    await steps.start(id, change_)
    for (const p of people) await steps.vote(id, change_, p, 'for')
    await steps.stop(id, change_)
    expect((await steps.decide(id, change_)).questions[1]).toMatchObject({ passed: true, effectDone: true })
    expect((await t.execute(director, readCharter, { on: '2027-03-20' }, call)).values).toMatchObject({ governanceModel: 'reduced', minContributionDong: MILLION })
    expect((await holders()).map((h) => h.post)).toEqual([])
    await t.execute(director, appointClerk, { id, personId: person(0).actor.id ?? '', name: 'Đào 100', task: 'count' }, call)
    const ids = (await steps.start(id, vote)).questions[2]?.candidates.map((c) => c.id) ?? []
    await steps.stop(id, vote)
    for (const actor of [director, person(0).actor]) await t.execute(actor, recordCount, { id, questionId: vote, source: 'box', for: 10, byCandidate: { [ids[0] ?? '']: 9 } }, call)
    expect((await steps.decide(id, vote)).questions[2]).toMatchObject({ passed: true, effectDone: true })
    expect((await holders()).map((h) => h.post)).toEqual(['controller'])
  })
})
