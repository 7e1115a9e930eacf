import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import * as z from 'zod'
import { admitMember, endMembership } from '#modules/membership/index.ts'
import { listDuties } from '#modules/duties/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { operation, type Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { declareKinship, listKinships, withdrawKinship } from '../kinship/operations.server.ts'
import { listBoardMeetings, recordBoardMeeting } from '../meetings/operations.server.ts'
import type { Post } from '../schema.ts'
import { checkProposedSlate, endOffice, getOffices, holdersOn, listTerms, recordElection, reportAbsence } from './operations.server.ts'

const NOW = new Date('2026-11-24T03:00:00Z')
const code = goMay.code
let t: World
let director: Actor
const members: string[] = []

let serial = 0
const admit = async (name: string, more: object = {}): Promise<string> => {
  const facts = { kind: 'official' as const, party: 'person' as const, name, idNumber: `000400${String(serial += 1).padStart(6, '0')}`, bornOn: '1970-05-01', usesService: true, givesLabour: false, pledgedDong: 5_000_000, ...more }
  return (await t.execute(director, admitMember, { code, facts, writtenOn: '2015-01-02', decision: { organ: 'board', decidedOn: '2015-01-10', resolutionRef: '01/NQ' } }, { now: NOW })).id
}
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  for (let i = 0; i < 12; i += 1) members.push(await admit(`Thành viên ${i}`))
})
afterAll(() => t.close())
/** Each test begins with nobody in office and nobody related. */
beforeEach(async () => {
  await t.ownerSql`delete from governance.board_meeting`
  await t.ownerSql`delete from governance.term`
  await t.ownerSql`delete from governance.kinship`
  await t.ownerSql`delete from duties.duty`
})

const m = (i: number) => ({ memberId: members[i] ?? '' })
const seat = (post: Post, person: object, more: object = {}) =>
  ({ person: person as { memberId: string }, post, fromOn: '2026-03-20', untilOn: '2031-03-20', ballot: 'secret' as const, ...more })
const elect = (seats: ReturnType<typeof seat>[], more: object = {}, actor = director) =>
  t.execute(actor, recordElection, { code, seats, decidedBy: 'assembly', resolutionRef: '02/NQ-ĐHTV', ...more }, { now: NOW })
const check = (seats: ReturnType<typeof seat>[], more: object = {}) => t.execute(director, checkProposedSlate, { code, seats, decidedBy: 'assembly', ...more }, { now: NOW })
const offices = (actor = director, on?: string) => t.execute(actor, getOffices, { code, on }, { now: NOW })
const duties = async (kind: string) => (await t.execute(director, listDuties, { code }, { now: NOW })).items.filter((d) => d.kind === `governance.${kind}`)
const board = () => [seat('chair', m(0)), seat('boardMember', m(1)), seat('boardMember', m(2)), seat('director', m(0), { legalRepresentative: true }), seat('chiefSupervisor', m(3)), seat('chiefAccountant', { name: 'Kế toán thuê' }, { ballot: 'appointed', untilOn: null })]

describe('a slate before the election', () => {
  test('C22 a whole slate that keeps every rule is electable, taken up at once, and every member reads who holds what', async () => {
    expect(await check(board(), { complete: true })).toEqual({ items: [], electable: true })
    await elect(board(), { complete: true })
    const read = await offices(await t.as('thanhvien'))
    expect(read.holders.map((h) => [h.title, h.person.name, h.state])).toEqual([
      ['Chủ tịch Hội đồng quản trị', 'Thành viên 0', 'running'], ['Thành viên Hội đồng quản trị', 'Thành viên 1', 'running'], ['Thành viên Hội đồng quản trị', 'Thành viên 2', 'running'],
      ['Giám đốc', 'Thành viên 0', 'running'], ['Trưởng Ban kiểm soát', 'Thành viên 3', 'running'], ['Kế toán trưởng', 'Kế toán thuê', 'running']])
    expect((await offices()).conflicts).toEqual([])
  })
  test('C23 declared family is found in the proposal against who holds a post already, with article and cure; the election is refused and nothing is written', async () => {
    await elect(board())
    await t.execute(director, declareKinship, { code, first: m(1), second: m(5), relation: 'childInLaw' }, { now: NOW })
    const found = await check([seat('supervisor', m(5))])
    expect(found).toMatchObject({ electable: false, items: [{ kind: 'family', article: 'L62.1', people: ['Thành viên 1', 'Thành viên 5'] }] })
    expect(found.items[0]?.text).toBe('Thành viên 1 và Thành viên 5 là người trong gia đình (con dâu, con rể) nên không được cùng giữ: Thành viên Hội đồng quản trị, Thành viên Ban kiểm soát.')
    await expect(elect([seat('supervisor', m(6)), seat('supervisor', m(5))])).rejects.toMatchObject({ code: 'conflict', key: 'governance.slateRefused', article: 'L62.1' })
    expect((await offices()).holders.filter((h) => h.post === 'supervisor')).toEqual([])
  })
  test('C23 the family of a board member may be director', async () => {
    await elect(board().filter((s) => s.post !== 'director'))
    await t.execute(director, declareKinship, { code, first: m(1), second: m(5), relation: 'spouse' }, { now: NOW })
    expect(await check([seat('director', m(5), { ballot: 'appointed' })])).toEqual({ items: [], electable: true })
  })
  test('C23 a declaration that was withdrawn bars nothing; the same pair is declared once', async () => {
    const { id } = await t.execute(director, declareKinship, { code, first: m(1), second: m(2), relation: 'sibling' }, { now: NOW })
    await expect(t.execute(director, declareKinship, { code, first: m(2), second: m(1), relation: 'spouse' })).rejects.toMatchObject({ key: 'governance.kinshipKnown' })
    expect((await check(board())).electable).toBe(false)
    await t.execute(director, withdrawKinship, { code, id, reason: 'Khai nhầm' }, { now: NOW })
    expect((await t.execute(director, listKinships, { code })).items).toEqual([])
    expect((await check(board())).electable).toBe(true)
  })
  test('C24 linked members and outsiders take no seat; a director may be hired', async () => {
    const linked = await admit('Góp vốn', { kind: 'linked_contributing', usesService: false })
    await expect(elect([seat('boardMember', { memberId: linked })])).rejects.toMatchObject({ article: 'L62' })
    await expect(elect([seat('supervisor', { name: 'Người ngoài' })])).rejects.toMatchObject({ article: 'L62' })
    await elect([seat('director', { name: 'Giám đốc thuê' }, { ballot: 'appointed' })], { decidedBy: 'board' })
    expect((await offices()).holders).toMatchObject([{ post: 'director', person: { standing: 'outsider', official: false } }])
  })
  test('C24 a household sits by its representative', async () => {
    const household = await admit('Hộ Nguyễn Văn Sáu', { party: 'household', representatives: [{ name: 'Nguyễn Văn Sáu', idNumber: '000500000001' }] })
    await expect(elect([seat('boardMember', { memberId: household })])).rejects.toMatchObject({ key: 'governance.representativeMissing' })
    await elect([seat('boardMember', { memberId: household, name: 'Nguyễn Văn Sáu' })])
    expect((await offices()).holders).toMatchObject([{ person: { name: 'Nguyễn Văn Sáu', standing: 'representative', official: true } }])
  })
  test('C22 an open vote, or a term of five years and a day, is refused', async () => {
    await expect(elect([seat('boardMember', m(1), { ballot: 'open' })])).rejects.toMatchObject({ article: 'L65.2' })
    await expect(elect([seat('boardMember', m(1), { untilOn: '2031-03-21' })])).rejects.toMatchObject({ article: 'L65.2' })
    await expect(elect([seat('boardMember', m(1), { ballot: null })])).rejects.toMatchObject({ key: 'governance.ballotMissing' })
  })
  test('C22 foreign seats: one of three may be foreign, two may not', async () => {
    const foreign = await Promise.all([1, 2].map((n) => admit(`Foreign ${n}`, { nationality: 'JP', investmentCertificateNo: `IRC-${n}` })))
    const seats = [seat('chair', m(0)), seat('boardMember', m(1)), seat('boardMember', { memberId: foreign[0] ?? '' })]
    expect((await check(seats)).electable).toBe(true)
    expect((await check([seat('chair', m(0)), seat('boardMember', { memberId: foreign[1] ?? '' }), seat('boardMember', { memberId: foreign[0] ?? '' })])).items.map((c) => c.kind)).toContain('foreignSeats')
  })
  test('what stands in old books is recorded as it is, and shown as wrong', async () => {
    await t.execute(director, declareKinship, { code, first: m(1), second: m(2), relation: 'sibling' }, { now: NOW })
    await elect(board().map((s) => ({ ...s, ballot: null })) as never, { decidedBy: 'taken_over' })
    expect((await offices()).conflicts.map((c) => [c.kind, c.article])).toEqual([['family', 'L62.1']])
  })
})

describe('terms', () => {
  test('C22 a re-election ends the old term in the same act; two at once leave one', async () => {
    const { terms: [old = ''] } = await elect([seat('boardMember', m(1), { fromOn: '2021-12-20', untilOn: '2026-12-20' })])
    expect(await duties('termEnd')).toMatchObject([{ article: 'L65.2', dueOn: '2026-12-20', urgency: 'soon', title: 'Thành viên 1 hết nhiệm kỳ Thành viên Hội đồng quản trị' }])
    await expect(elect([seat('boardMember', m(1))])).rejects.toMatchObject({ article: 'L62' })
    const again = () => elect([seat('boardMember', m(1), { fromOn: '2026-11-20', untilOn: '2031-11-20' })], { leaving: [{ termId: old, endedOn: '2026-11-20', ending: 'termEnded' }] })
    const both = await Promise.allSettled([again(), again()])
    expect(both.map((r) => r.status).sort()).toEqual(['fulfilled', 'rejected'])
    expect((await offices()).holders.filter((h) => h.person.memberId === members[1])).toHaveLength(1)
    expect((await duties('termEnd')).map((d) => [d.dueOn, d.urgency]).sort()).toEqual([['2026-12-20', 'done']])
    expect((await t.execute(director, listTerms, { code }, { now: NOW })).items.filter((h) => h.person.memberId === members[1]).map((h) => h.state)).toEqual(['over', 'running'])
  })
  test('who holds a post is answered for any day; who was not replaced still holds it', async () => {
    await elect([seat('supervisor', m(4), { fromOn: '2020-01-10', untilOn: '2025-01-10' })])
    expect((await offices(director, '2019-12-31')).holders).toEqual([])
    expect((await offices(director, '2025-01-10')).holders).toMatchObject([{ state: 'ending' }])
    const [now] = (await offices()).holders
    expect(now).toMatchObject({ state: 'expired' })
    await t.execute(director, endOffice, { code, id: now?.id ?? '', endedOn: '2026-11-24', ending: 'resigned' }, { now: NOW })
    expect((await offices()).holders).toEqual([])
    await expect(t.execute(director, endOffice, { code, id: now?.id ?? '', endedOn: '2026-11-24', ending: 'resigned' })).rejects.toMatchObject({ key: 'governance.alreadyOver' })
  })
  test('C38 the only representative inactive: a general meeting within fifteen days after thirty; acting again stops the clock', async () => {
    const { terms } = await elect([seat('director', m(0), { legalRepresentative: true, ballot: 'appointed' })], { decidedBy: 'board' })
    const report = (since: string | null) => t.execute(director, reportAbsence, { code, id: terms[0] ?? '', since }, { now: NOW })
    await report('2026-11-10')
    expect(await duties('representativeAbsent')).toMatchObject([{ article: 'L11.3', startOn: '2026-11-10', dueOn: '2026-12-25' }])
    await report(null)
    expect(await duties('representativeAbsent')).toEqual([])
  })
  test('C24 whoever is a member no more must be replaced: the fact of membership brings the duty', async () => {
    const leaving = await admit('Sắp ra')
    await elect([seat('boardMember', { memberId: leaving })])
    await t.execute(director, endMembership, { code, memberId: leaving, endedOn: '2026-11-20', reason: 'd', organ: 'board', resolutionRef: '09/NQ-HĐQT' }, { now: NOW })
    await t.drain()
    expect(await duties('notMember')).toMatchObject([{ article: 'L62', title: 'Sắp ra không còn là thành viên chính thức nhưng vẫn giữ chức' }])
    const [seated] = (await offices()).holders
    expect(seated?.person.official).toBe(false)
    await t.execute(director, endOffice, { code, id: seated?.id ?? '', endedOn: '2026-11-24', ending: 'membershipEnded' }, { now: NOW })
    expect(await duties('notMember')).toMatchObject([{ urgency: 'done', doneOn: '2026-11-24' }])
  })
  test('C21 an HTX in the reduced model that is not micro gets the change onto its list', async () => {
    await t.ownerSql`update register.organisation set size_class = 'small' where id = ${goMay.id}`
    await elect([seat('director', m(0))])
    expect(await duties('changeModel')).toEqual([])
    expect((await check([seat('controller', m(1))])).items.map((c) => c.kind)).toContain('wrongModel')
  })
  test('modules above ask who holds a post', async () => {
    await elect(board())
    const ask = operation({ id: 'governance.testAsk', summary: 'Asks.', input: z.object({}), output: z.array(z.string()), allow: () => true, run: async (ctx) => (await holdersOn(ctx, goMay.id, '2026-11-24')).map((h) => `${h.post} ${h.name}`) })
    expect(await t.execute(director, ask, {})).toContain('chair Thành viên 0')
  })
})

describe('who may', () => {
  test('a plain member and the accountant read, the director records, another HTX sees nothing', async () => {
    await elect(board())
    for (const login of ['thanhvien', 'ketoan']) await expect(elect([seat('supervisor', m(7))], {}, await t.as(login))).rejects.toMatchObject({ code: 'forbidden' })
    await expect(t.execute(await t.as('thanhvien'), listKinships, { code })).rejects.toMatchObject({ code: 'forbidden' })
    for (const login of ['giamdoc2', 'xa', 'lienminh']) await expect(offices(await t.as(login)), login).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) })
    expect((await offices(await t.as('thanhvien'))).conflicts).toEqual([])
  })
})

describe('board meetings', () => {
  const meet = async (presentPosts: number, more: object = {}) => {
    const seats = (await offices()).holders.filter((h) => h.post === 'chair' || h.post === 'boardMember')
    return t.execute(director, recordBoardMeeting, { code, plannedOn: '2026-11-20', present: seats.slice(0, presentPosts).map((h) => h.id), ...more }, { now: NOW })
  }
  const five = () => elect([seat('chair', m(0)), ...[1, 2, 7, 8].map((i) => seat('boardMember', m(i)))])
  const vote = (f: number, against: number, chair: 'for' | 'against') => ({ text: 'Kết nạp thành viên', for: f, against, chair })

  test('C37 four of five: decisions stand, a tie goes with the chair, dissent is kept for those who manage, the next meeting is due in three months', async () => {
    await five()
    const held = await meet(4, { decisions: [vote(2, 2, 'for'), vote(1, 3, 'for')], dissent: 'Ông Tư không tán thành.', minutesRef: '07/BB-HĐQT' })
    expect(held).toMatchObject({ state: 'held', decisions: [{ outcome: 'passed' }, { outcome: 'rejected' }], next: { what: 'boardMeeting', until: '2027-02-20' } })
    expect(await duties('boardMeeting')).toMatchObject([{ article: 'L65.3', dueOn: '2027-02-20' }])
    const list = async (login: string) => (await t.execute(await t.as(login), listBoardMeetings, { code })).items[0]?.dissent
    expect([await list('giamdoc'), await list('thanhvien')]).toEqual(['Ông Tư không tán thành.', null])
  })
  test('C37 three of five decide nothing; the second call is due within fifteen days and needs more than half', async () => {
    await five()
    await expect(meet(3, { decisions: [vote(3, 0, 'for')] })).rejects.toMatchObject({ key: 'governance.noQuorum', article: 'L65.4' })
    expect(await meet(3, { plannedOn: '2026-11-05' })).toMatchObject({ state: 'failed', next: { what: 'secondCall', until: '2026-11-20' } })
    expect(await duties('secondCall')).toMatchObject([{ dueOn: '2026-11-20' }])
    await expect(meet(3, { call: 2, plannedOn: '2026-11-21', firstPlannedOn: '2026-11-05' })).rejects.toMatchObject({ key: 'governance.secondCallLate', article: 'L65.4' })
    await expect(meet(3, { call: 2 })).rejects.toMatchObject({ key: 'governance.firstCallMissing' })
    expect(await meet(3, { call: 2, plannedOn: '2026-11-20', firstPlannedOn: '2026-11-05', decisions: [vote(3, 0, 'for')] })).toMatchObject({ state: 'held' })
    expect(await duties('secondCall')).toMatchObject([{ urgency: 'done' }])
  })
  test('C37 the second call fails too: the chair calls a general meeting within thirty days', async () => {
    await five()
    expect(await meet(2, { call: 2, plannedOn: '2026-11-20', firstPlannedOn: '2026-11-05' })).toMatchObject({ state: 'failed', next: { what: 'generalMeeting', until: '2026-12-20' } })
    expect(await duties('generalMeeting')).toMatchObject([{ article: 'L65.4', dueOn: '2026-12-20', urgency: 'soon' }])
  })
  test('C37 votes that do not add up, and a meeting before there was a board', async () => {
    await five()
    await expect(meet(4, { decisions: [vote(3, 2, 'for')] })).rejects.toMatchObject({ key: 'governance.votesDoNotAdd' })
    await expect(meet(4, { decisions: [vote(4, 0, 'against')] })).rejects.toMatchObject({ key: 'governance.votesDoNotAdd' })
    await expect(meet(0, { plannedOn: '2020-01-01' })).rejects.toMatchObject({ key: 'governance.noBoard' })
  })
})
