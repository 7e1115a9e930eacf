import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { getMember, listMembers } from '../sheet/operations.server.ts'
import { admitMember, decideApplication, getApplication, listApplications, submitApplication } from './operations.server.ts'

let t: World
let director: Actor
let accountant: Actor
let member: Actor
beforeAll(async () => {
  t = await castWorld()
  ;[director, accountant, member] = [await t.as('giamdoc'), await t.as('ketoan'), await t.as('thanhvien')]
})
afterAll(() => t.close())

let serial = 0
const nextId = () => `000300${String(serial += 1).padStart(6, '0')}`
const facts = (change: object = {}) => ({
  kind: 'official' as const, party: 'person' as const, name: 'Trần Thị Ổi', idNumber: nextId(), bornOn: '1980-05-01', address: 'Thôn Gò Mây', usesService: true, givesLabour: false,
  pledgedDong: 5_000_000, ...change,
})
const decision = (change: object = {}) => ({ organ: 'board' as const, decidedOn: '2026-06-10', resolutionRef: '05/NQ-HĐQT', ...change })
const admit = (f: object, d: object = {}, actor = director) =>
  t.execute(actor, admitMember, { code: goMay.code, facts: facts(f), writtenOn: '2026-06-01', decision: decision(d) })

test('C10 an application waits for the board and becomes a membership by its resolution', async () => {
  const application = await t.execute(accountant, submitApplication, { code: goMay.code, facts: facts(), writtenOn: '2026-06-01' })
  expect(application).toMatchObject({ state: 'waiting', organ: 'board', organArticle: 'L66.6' })
  const decide = (d: object) => t.execute(director, decideApplication, { code: goMay.code, id: application.id, outcome: 'accepted' as const, decision: decision(d) })
  await expect(decide({ organ: 'director' })).rejects.toMatchObject({ key: 'membership.organ.board', article: 'L66.6' })
  await expect(decide({ organ: 'assembly' })).rejects.toMatchObject({ article: 'L66.6' })
  const done = await decide({})
  expect(done.application).toMatchObject({ state: 'accepted', decision: { organ: 'board', resolutionRef: '05/NQ-HĐQT' } })
  await expect(decide({})).rejects.toMatchObject({ key: 'membership.applicationClosed' })
  const read = await t.execute(director, getMember, { code: goMay.code, memberId: done.member?.id ?? '' })
  expect(read).toMatchObject({ name: 'Trần Thị Ổi', joinedOn: '2026-06-10', admission: { organ: 'board', resolutionRef: '05/NQ-HĐQT' } })
  const facts1 = await t.ownerSql`select 1 from platform.outbox where name = 'membership.memberAdmitted' and payload ->> 'memberId' = ${done.member?.id ?? ''}`
  expect(facts1).toHaveLength(1)
})

test('C10 the director admits who does not contribute; the accountant records but does not decide', async () => {
  const link = { kind: 'linked_noncontributing', pledgedDong: 0 }
  await expect(admit(link)).rejects.toMatchObject({ key: 'membership.organ.director', article: 'L68.4đ' })
  expect((await admit(link, { organ: 'director' })).number).toBeGreaterThan(0)
  await expect(admit(link, { organ: 'director' }, accountant)).rejects.toMatchObject({ code: 'forbidden' })
})

test('L30.3 the paper comes before the decision, the decision not after today', async () => {
  await expect(admit({}, { decidedOn: '2026-05-31' })).rejects.toMatchObject({ key: 'membership.decidedBefore' })
  await expect(admit({}, { decidedOn: '2099-01-01' })).rejects.toMatchObject({ key: 'membership.decidedLater' })
})

test('the same person twice is refused with who it is', async () => {
  const idNumber = nextId()
  const { number } = await admit({ idNumber })
  await expect(admit({ idNumber, name: 'Trần Thị Oi' })).rejects.toMatchObject({ code: 'conflict', key: 'membership.already', params: { name: 'Trần Thị Ổi', number } })
  const both = nextId()
  const twice = await Promise.allSettled([admit({ idNumber: both }), admit({ idNumber: both })])
  expect(twice.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
})

test('C3 what bars an applicant is said with all fields at once, and nothing is written', async () => {
  await expect(admit({ bornOn: '2008-06-11', pledgedDong: 0 })).rejects.toMatchObject({
    code: 'invalid', article: 'L4.17', fields: [{ path: 'facts.pledgedDong' }, { path: 'facts.bornOn' }],
  })
})

test('a household enters through one representative, who then signs in as this member', async () => {
  const [luc] = await t.ownerSql<{ id: string }[]>`select id from identity.person where login = 'thanhvien'`
  const { id } = await admit({ party: 'household', name: 'Hộ ông Nguyễn Tấn Lực', idNumber: null, bornOn: null, representatives: [{ name: 'Nguyễn Tấn Lực', idNumber: '000200000107' }] })
  const own = await t.execute(member, getMember, { code: goMay.code, memberId: id })
  expect(own).toMatchObject({ own: true, personId: luc?.id, idNumber: '000200000107', representative: { name: 'Nguyễn Tấn Lực' } })
})

test('L14.1 a member reads names and kinds of all, the register in full is for who keeps it', async () => {
  const { id } = await admit({ name: 'Đỗ Văn Ước' })
  const list = await t.execute(member, listMembers, { code: goMay.code, q: 'uoc' })
  expect(list.items).toMatchObject([{ name: 'Đỗ Văn Ước', kind: 'official', address: null, idTail: null }])
  await expect(t.execute(member, getMember, { code: goMay.code, memberId: id })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(await t.as('xa'), listMembers, { code: goMay.code })).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(await t.as('giamdoc2'), listMembers, { code: goMay.code })).rejects.toMatchObject({ code: 'not_found' })
})

test('personal numbers are nowhere in clear: not in rows, applications, trail or facts', async () => {
  const idNumber = nextId()
  await admit({ idNumber })
  const { id } = await t.execute(accountant, submitApplication, { code: goMay.code, facts: facts({ idNumber: '000399999999' }), writtenOn: '2026-06-01' })
  for (const number of [idNumber, '000399999999']) {
    const found = await t.ownerSql`
      select 1 from membership.version v where to_jsonb(v)::text like ${`%${number}%`} union all select 1 from membership.application a where to_jsonb(a)::text like ${`%${number}%`}
      union all select 1 from platform.audit a where to_jsonb(a)::text like ${`%${number}%`} union all select 1 from platform.outbox o where o.payload::text like ${`%${number}%`}`
    expect(found).toHaveLength(0)
  }
  expect((await t.execute(accountant, getApplication, { code: goMay.code, id })).facts.idNumber).toBe('000399999999')
  expect((await t.execute(accountant, listApplications, { code: goMay.code, state: 'waiting' })).items.map((a) => a.id)).toContain(id)
})
