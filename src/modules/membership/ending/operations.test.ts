import { afterAll, beforeAll, expect, test } from 'vitest'
import { adoptCharter } from '#modules/charter/index.ts'
import { listDuties } from '#modules/duties/index.ts'
import { goMay } from '#modules/identity/index.ts'
import { newId } from '#platform/ids.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../../identity/world.ts'
import { admitMember } from '../admission/operations.server.ts'
import { recordAffiliate } from '../affiliates/operations.server.ts'
import { changeMember, linkMember } from '../change/operations.server.ts'
import { getMemberCounts } from '../counts/operations.server.ts'
import { getMember, listMembers } from '../sheet/operations.server.ts'
import { endMembership, revokeEnding } from './operations.server.ts'

let t: World
let director: Actor
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
})
afterAll(() => t.close())

let serial = 0
const nextId = () => `000400${String(serial += 1).padStart(6, '0')}`
const person = (change: object = {}) => ({
  kind: 'official' as const, party: 'person' as const, name: 'Phan Văn Hai', idNumber: nextId(), bornOn: '1975-01-01', usesService: true, givesLabour: false, pledgedDong: 3_000_000, ...change,
})
type Home = { code: string; actor: Actor }
const goMayHome = (): Home => ({ code: goMay.code, actor: director })
const admit = async (change: object = {}, on = '2022-03-01', home = goMayHome(), more: object = {}) => t.execute(home.actor, admitMember, {
  code: home.code, facts: person(change), writtenOn: on, decision: { organ: 'board' as const, decidedOn: on, resolutionRef: '1/NQ' }, ...more,
})
const end = (memberId: string, change: object = {}, home = goMayHome(), call: object = {}) => t.execute(home.actor, endMembership, {
  code: home.code, memberId, endedOn: '2026-05-01', reason: 'd' as const, organ: 'board' as const, resolutionRef: '9/NQ', ...change,
}, call)
const names = async (call: object, home = goMayHome()) => (await t.execute(home.actor, listMembers, { code: home.code, limit: 200, ...call })).items.map((m) => m.name)

/** An organisation of its own, with a director who may do everything here. */
async function found(type: 'HTX' | 'LHHTX' | 'THT'): Promise<Home> {
  const id = newId()
  serial += 1
  const code = `99520${String(serial).padStart(5, '0')}`
  await t.ownerSql`insert into register.organisation (id, code, type, name, province_code, commune_code, registered_on, demonstration, source_system)
    values (${id}, ${code}, ${type}, ${`Tổ chức ${code}`}, '51', '21109', '2020-01-01', true, 'demonstration')`
  return { code, actor: t.actor({ orgIds: [id], grants: ['membership.manage', 'membership.decide', 'charter.adopt', 'duties.read'] }) }
}

test('C20 the register reads as it stood on any day and as it was known at any time; nothing is overwritten', async () => {
  const { id } = await admit({ name: 'Ngô Thị Sen' }, '2022-03-01')
  const knownBefore = new Date().toISOString()
  const changed = await t.execute(director, changeMember, {
    code: goMay.code, memberId: id, facts: person({ name: 'Ngô Thị Sen', address: 'Thôn 2', idNumber: '000400999001' }), effectiveOn: '2024-01-01', ground: 'Đổi thẻ căn cước',
  }, { ifMatch: '1' })
  expect(changed.versionNo).toBe(3)
  await end(id)
  const at = (asOf: string, knownAt?: string) => names({ asOf, q: 'ngo thi sen', ...(knownAt ? { knownAt } : {}) })
  expect(await at('2022-02-28')).toEqual([])
  expect(await at('2022-03-01')).toEqual(['Ngô Thị Sen'])
  expect(await at('2026-04-30')).toEqual(['Ngô Thị Sen'])
  expect(await at('2026-05-01')).toEqual([])
  expect(await at('2026-05-01', knownBefore)).toEqual(['Ngô Thị Sen'])
  const read = await t.execute(director, getMember, { code: goMay.code, memberId: id, asOf: '2023-01-01' })
  expect(read.idNumber).not.toBe('000400999001')
  expect(read.history.length).toBe(4)
  const [gone] = await t.ownerSql<{ known: number }[]>`select count(*)::int as known from membership.version where member_id = ${id} and known_to is not null`
  expect(gone?.known).toBe(2)
  await expect(t.kernel.pools.app`delete from membership.version`).rejects.toMatchObject({ code: '42501' })
  await expect(t.kernel.pools.app`update membership.version set name = 'x'`).rejects.toMatchObject({ code: '42501' })
})

test('a wrong ending is taken back, and both stay readable; not once the person is a member again', async () => {
  const idNumber = nextId()
  const { id } = await admit({ name: 'Huỳnh Văn Ba', idNumber })
  await end(id)
  await t.execute(director, revokeEnding, { code: goMay.code, memberId: id, reason: 'Ghi nhầm người' })
  expect(await names({ q: 'huynh van ba' })).toEqual(['Huỳnh Văn Ba'])
  await end(id)
  await admit({ name: 'Huỳnh Văn Ba', idNumber }, '2026-06-01')
  await expect(t.execute(director, revokeEnding, { code: goMay.code, memberId: id, reason: 'Lần nữa' })).rejects.toMatchObject({ key: 'membership.already' })
  await expect(end(id)).rejects.toMatchObject({ key: 'membership.ending.already' })
})

test('C9 a reason that is not this kind’s is refused with the article', async () => {
  const { id } = await admit({ kind: 'linked_contributing', usesService: false })
  await expect(end(id, { reason: 'e' })).rejects.toMatchObject({ key: 'membership.ending.notThisKind', article: 'L33' })
  await expect(end(id, { reason: 'đ', resolutionRef: null })).rejects.toMatchObject({ key: 'membership.ending.refMissing' })
})

test('C8 an enterprise of the HTX is barred while it is one', async () => {
  await t.execute(director, recordAffiliate, { code: goMay.code, affiliateCode: '9951000990', name: 'Công ty Rau sạch Gò Mây', relation: 'subsidiary', fromOn: '2023-01-01', toOn: null })
  const firm = { party: 'organisation', name: 'Công ty Rau sạch Gò Mây', idNumber: null, bornOn: null, organisationCode: '9951000990', representatives: [{ name: 'Đinh Sáu', idNumber: nextId() }] }
  await expect(admit(firm, '2024-01-01')).rejects.toMatchObject({ key: 'membership.affiliate', article: 'L81.4' })
})

test('L90.3 an heir steps in for who died, not for who left', async () => {
  const dead = await admit({ name: 'Cụ Tư' })
  await expect(admit({}, '2026-05-10', goMayHome(), { heirOf: dead.id })).rejects.toMatchObject({ key: 'membership.heirOfWhom', article: 'L90.3' })
  await end(dead.id, { reason: 'a', organ: 'law', resolutionRef: null })
  const heir = await admit({ name: 'Con cụ Tư' }, '2026-05-10', goMayHome(), { heirOf: dead.id })
  expect((await t.execute(director, getMember, { code: goMay.code, memberId: heir.id })).heirOf).toBe(dead.id)
})

test('C2 below five official members a clock of twelve months runs, and stops when there are five again', async () => {
  const home = await found('HTX')
  const ids: string[] = []
  for (let n = 0; n < 5; n += 1) ids.push((await admit({}, '2025-01-10', home)).id)
  const counts = () => t.execute(home.actor, getMemberCounts, { code: home.code })
  expect(await counts()).toMatchObject({ official: 5, belowMinimum: null })
  const { warnings } = await end(ids[0] ?? '', { endedOn: '2026-02-01' }, home)
  expect(warnings).toMatchObject([{ key: 'membership.warnBelowMinimum', article: 'L103.1d' }])
  expect(await counts()).toMatchObject({ official: 4, belowMinimum: { since: '2026-02-01', until: '2027-02-01' } })
  const due = async () => (await t.execute(home.actor, listDuties, { code: home.code })).items.find((one) => one.kind === 'membership.belowMinimum')
  expect(await due()).toMatchObject({ article: 'L103.1d', startOn: '2026-02-01', dueOn: '2027-02-01', doneOn: null, title: 'Kết nạp đủ 5 thành viên chính thức' })
  // Officers of the place see the counts; not the names.
  expect(await t.execute(await t.as('xa'), getMemberCounts, { code: home.code })).toMatchObject({ official: 4, belowMinimum: { since: '2026-02-01' } })
  expect((await admit({}, '2026-03-01', home)).warnings).toEqual([])
  expect(await counts()).toMatchObject({ belowMinimum: null })
  expect((await due())?.doneOn ?? 'gone').not.toBeNull()
})

test('C7 a foreign share of 35 % is admitted with a warning and a clock of six months', async () => {
  const home = await found('HTX')
  for (let n = 0; n < 13; n += 1) await admit({}, '2025-01-10', home)
  const foreign = (n: number) => admit({ nationality: 'LA', idNumber: `P${nextId()}`, investmentCertificateNo: 'GCN-1', name: `Người Lào ${n}` }, '2025-02-10', home)
  for (let n = 0; n < 6; n += 1) expect((await foreign(n)).warnings).toEqual([])
  expect((await foreign(7)).warnings).toMatchObject([{ key: 'membership.warnForeignShare', article: 'L30.7' }])
  expect(await t.execute(home.actor, getMemberCounts, { code: home.code })).toMatchObject({ foreignOfficial: 7, official: 20, foreignShare: { since: '2025-02-10', until: '2025-08-10' } })
})

test('C6 a union admits cooperatives; its endings follow Article 37', async () => {
  const home = await found('LHHTX')
  await expect(admit({}, '2025-01-10', home)).rejects.toMatchObject({ key: 'membership.unionOrganisations', article: 'L34.1' })
  const htx = { party: 'organisation', name: 'HTX thành viên', idNumber: null, bornOn: null, organisationCode: '9951000617', cooperative: true, representatives: [{ name: 'Hồ Thị Y Mai', idNumber: nextId() }] }
  const { id } = await admit(htx, '2025-01-10', home)
  await expect(end(id, { reason: 'a', organ: 'law' }, home)).rejects.toMatchObject({ key: 'membership.ending.notThisKind', article: 'L37' })
})

test('C66 a group admits and lets go by more than half of its members, told five working days before', async () => {
  const home = await found('THT')
  const join = (votesFor?: number) => admit({}, '2025-01-10', home, { decision: { organ: 'group', decidedOn: '2025-01-10', resolutionRef: 'BB 1', ...(votesFor === undefined ? {} : { votesFor }) } })
  await join()
  const { id } = await join(1)
  await expect(join(1)).rejects.toMatchObject({ key: 'membership.groupVotes', article: 'D77.10', params: { votesFor: 1, members: 2 } })
  await expect(join(3)).rejects.toMatchObject({ key: 'membership.moreVotesThanMembers' })
  await join(2)
  await expect(admit({}, '2025-01-10', home)).rejects.toMatchObject({ key: 'membership.organ.group' })
  const go = (change: object) => end(id, { endedOn: '2026-05-20', organ: 'group', ...change }, home)
  await expect(go({ votesFor: 1, noticeOn: '2026-05-01' })).rejects.toMatchObject({ key: 'membership.groupVotes' })
  await expect(go({ votesFor: 2 })).rejects.toMatchObject({ key: 'membership.ending.notice' })
  await expect(go({ votesFor: 2, noticeOn: '2026-05-14' })).rejects.toMatchObject({ key: 'membership.ending.notice', article: 'D77.11.2' })
  await go({ votesFor: 2, noticeOn: '2026-05-13' })
})

test('C10 a reduced cooperative lets the general meeting decide', async () => {
  const home = await found('HTX')
  await t.execute(home.actor, adoptCharter, { code: home.code, fromOn: '2024-01-01', adoptedOn: '2024-01-01', resolutionRef: '1/NQ', values: { governanceModel: 'reduced', multiMembership: false } })
  await expect(admit({}, '2025-01-10', home)).rejects.toMatchObject({ key: 'membership.organ.assembly', article: 'L70.9' })
  await expect(admit({ memberElsewhere: true }, '2025-01-10', home)).rejects.toMatchObject({ key: 'membership.elsewhere', article: 'L30.4' })
  await admit({}, '2025-01-10', home, { decision: { organ: 'assembly', decidedOn: '2025-01-10', resolutionRef: '2/NQ-ĐHTV' } })
  // Before the certificate the founding conference decided.
  await admit({}, '2019-12-01', home, { decision: { organ: 'founding_conference', decidedOn: '2019-12-01', resolutionRef: 'BB HNTL' } })
})

test('another kind needs the right organ; two clerks at once, and the second is told', async () => {
  const { id } = await admit({ name: 'Võ Thị Bưởi', kind: 'linked_noncontributing', pledgedDong: 0 }, '2022-03-01', goMayHome(), { decision: { organ: 'director', decidedOn: '2022-03-01', resolutionRef: '1/QĐ' } })
  const facts = person({ name: 'Võ Thị Bưởi' })
  const change = (more: object, ifMatch = '1') => t.execute(director, changeMember, { code: goMay.code, memberId: id, facts, effectiveOn: '2025-01-01', ground: 'Chuyển loại', ...more }, { ifMatch })
  await expect(change({})).rejects.toMatchObject({ key: 'membership.change.decisionMissing' })
  await expect(change({ decision: { organ: 'director', decidedOn: '2025-01-01', resolutionRef: '2/QĐ' } })).rejects.toMatchObject({ key: 'membership.organ.board' })
  await change({ decision: { organ: 'board', decidedOn: '2025-01-01', resolutionRef: '2/NQ' } })
  await expect(change({})).rejects.toMatchObject({ code: 'precondition_failed' })
  const before = await t.execute(director, listMembers, { code: goMay.code, asOf: '2024-12-31', q: 'vo thi buoi', kind: 'linked_noncontributing' })
  const after = await t.execute(director, listMembers, { code: goMay.code, asOf: '2025-01-01', q: 'vo thi buoi', kind: 'official' })
  expect([before.items.length, after.items.length]).toEqual([1, 1])
})

test('an account is linked where the number does not say it', async () => {
  const { id } = await admit({ name: 'Người dùng chung máy' })
  await expect(t.execute(director, linkMember, { code: goMay.code, memberId: id, login: 'giamdoc2' })).rejects.toMatchObject({ key: 'membership.noSuchAccount' })
  await t.execute(director, linkMember, { code: goMay.code, memberId: id, login: 'thanhvien' })
  expect((await t.execute(await t.as('thanhvien'), getMember, { code: goMay.code, memberId: id })).own).toBe(true)
})

test('pages of the register join without gap or repetition, in the order of given names', async () => {
  const home = await found('HTX')
  for (const name of ['Lê Văn Út', 'Trần Ân', 'Đỗ Thị Đào', 'Bùi Dung', 'Nguyễn An', 'Võ An']) await admit({ name }, '2025-01-10', home)
  const seen: string[] = []
  let cursor: string | undefined
  do {
    const page = await t.execute(home.actor, listMembers, { code: home.code, limit: 2, ...(cursor ? { cursor } : {}) })
    seen.push(...page.items.map((m) => m.name))
    cursor = page.next ?? undefined
  } while (cursor)
  expect(seen).toEqual(['Nguyễn An', 'Trần Ân', 'Võ An', 'Đỗ Thị Đào', 'Bùi Dung', 'Lê Văn Út'])
  await expect(t.execute(home.actor, listMembers, { code: home.code, cursor: 'x' })).rejects.toMatchObject({ code: 'invalid' })
})
