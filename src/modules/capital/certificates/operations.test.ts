import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { endMembership } from '#modules/membership/index.ts'
import { bookScene, MILLION, on, TODAY, type Scene } from '../book.testing.ts'
import { exchangeCertificates } from './exchange.server.ts'
import { getCertificate, issueCertificate, listCertificates, replaceCertificate, revokeCertificate } from './operations.server.ts'

let s: Scene
let [an = '', ba = '', cu = '', du = '', own = '']: string[] = []
beforeAll(async () => {
  s = await bookScene()
  ;[an = '', ba = '', cu = '', du = ''] = await Promise.all(['An', 'Ba', 'Cu', 'Du'].map((name) => s.admit(name)))
  own = await s.admit('Nguyễn Tấn Lực', { idNumber: '000200000107' })
  await s.open([...[an, ba, cu, own].map((memberId) => ({ memberId, committedDong: 20 * MILLION })), { memberId: du, committedDong: 20 * MILLION, paidDong: 5 * MILLION }])
})
afterAll(() => s.t.close())

const issue = (memberId: string, actor = s.director) => s.t.execute(actor, issueCertificate, { code: goMay.code, memberId }, on(TODAY))
const replace = (id: string, reason: 'lost' | 'damaged' | 'changed') => s.t.execute(s.director, replaceCertificate, { code: goMay.code, id, reason }, on(TODAY))
const list = () => s.t.execute(s.director, listCertificates, { code: goMay.code }, on(TODAY))

test('C17 only who paid in full gets one; the list says who should have one', async () => {
  await expect(issue(du)).rejects.toMatchObject({ code: 'conflict', key: 'capital.notFullyPaid', article: 'L75.1' })
  expect((await list()).missing.map((one) => one.name).sort()).toEqual(['An', 'Ba', 'Cu', 'Nguyễn Tấn Lực'])
  expect(await issue(an)).toMatchObject({ number: 1, memberName: 'An', contributionDong: 20 * MILLION, charterCapitalDong: 100 * MILLION, ratio: '20 %', changed: [] })
  await expect(issue(an)).rejects.toMatchObject({ key: 'capital.certificateExists' })
})

test('C17 it holds the fields of L75.2', async () => {
  const made = await issue(own)
  expect(made.facts).toEqual({
    organisationName: goMay.name, organisationCode: goMay.code, organisationAddress: 'Thôn Gò Mây, Xã Đông Sơn', charterCapitalDong: 100 * MILLION, memberName: 'Nguyễn Tấn Lực',
    memberAddress: 'Thôn Gò Mây', memberNationality: 'VN', memberCode: null, contributionDong: 20 * MILLION, useRights: [], representative: 'Lê Văn Bảy',
  })
  expect(made.idNumber).toBe('000200000107')
  const [row] = await s.t.ownerSql<{ facts: object; sealed: Buffer }[]>`select facts, id_number_sealed as sealed from capital.certificate where id = ${made.id}`
  expect(JSON.stringify(row?.facts)).not.toContain('000200000107')
  expect(row?.sealed.toString('latin1')).not.toContain('000200000107')
})

test('L12 it is archived under a number of its own, the one that replaces it names it', async () => {
  const rows = await s.t.ownerSql<{ kind: string; number: string; facts: object }[]>`select d.kind, d.number, d.facts from documents.document d join capital.certificate c on c.document_id = d.id order by c.number`
  expect(rows.map((row) => [row.kind, row.number])).toEqual([['contribution_certificate', '01/2026/GCN-VG'], ['contribution_certificate', '02/2026/GCN-VG']])
  expect(JSON.stringify(rows)).not.toContain('000200000107')
})

test('C17 a right of use that was contributed shows its term', async () => {
  await s.act({ kind: 'payment', memberId: du, amountDong: 15 * MILLION, assetKind: 'landUseRight', assetNote: 'Quyền sử dụng 500 m² đất', useRightUntil: '2035-12-31' })
  expect((await issue(du)).facts.useRights).toEqual([{ note: 'Quyền sử dụng 500 m² đất', untilOn: '2035-12-31' }])
})

test('C17 when a field changes it is exchanged, and only then; the old one no longer holds', async () => {
  const [first] = (await list()).items.filter((one) => one.memberName === 'An')
  await expect(replace(first?.id ?? '', 'changed')).rejects.toMatchObject({ key: 'capital.nothingChanged', article: 'L75.3' })
  await s.act({ kind: 'transfer', memberId: ba, toMemberId: an, paidDong: 5 * MILLION })
  expect((await list()).outdated).toContain(first?.id)
  expect((await s.t.execute(s.director, getCertificate, { code: goMay.code, id: first?.id ?? '' }, on(TODAY))).changed).toEqual(['contributionDong'])
  const second = await replace(first?.id ?? '', 'changed')
  expect(second).toMatchObject({ contributionDong: 25 * MILLION, ratio: '25 %', replaces: first?.id })
  await expect(replace(first?.id ?? '', 'lost')).rejects.toMatchObject({ key: 'capital.certificateEnded' })
  const lost = await replace(second.id, 'lost')
  expect(lost.number).toBe(second.number + 1)
  expect((await list()).items.filter((one) => one.memberName === 'An').map((one) => one.endReason)).toEqual([null, 'lost', 'changed'])
})

test('C17 it is not revoked while the membership and the capital stand', async () => {
  const [cert] = (await list()).items.filter((one) => one.endedOn === null)
  for (const [reason, key] of [['membershipEnded', 'capital.stillMember'], ['returned', 'capital.stillHolds']] as const) {
    await expect(s.t.execute(s.director, revokeCertificate, { code: goMay.code, id: cert?.id ?? '', reason }, on(TODAY))).rejects.toMatchObject({ key })
  }
})

test('the holder reads the own certificate, not those of others; nobody outside reads any', async () => {
  const { items } = await list()
  const of = (name: string): string => items.find((one) => one.memberName === name && one.endedOn === null)?.id ?? ''
  const read = (id: string, actor = s.member) => s.t.execute(actor, getCertificate, { code: goMay.code, id }, on(TODAY))
  expect((await read(of('Nguyễn Tấn Lực'))).memberName).toBe('Nguyễn Tấn Lực')
  await expect(read(of('An'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(read(of('An'), await s.t.as('giamdoc2'))).rejects.toMatchObject({ code: 'not_found' })
  await expect(read(of('An'), await s.t.as('tinh'))).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) })
})

test('numbers are given once, whoever asks at the same time', async () => {
  const both = await Promise.allSettled([issue(ba), issue(ba), issue(cu)])
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(2)
  const numbers = (await list()).items.map((one) => one.number)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('C17 one change of the charter capital outdates everybody’s: all that can be are exchanged at once', async () => {
  await s.act({ kind: 'topUp', memberId: cu, amountDong: 2 * MILLION })
  const before = await list()
  expect(before.outdated.length).toBeGreaterThan(2)
  // Cu has not paid the new part yet.
  const answer = await s.t.execute(s.director, exchangeCertificates, { code: goMay.code }, on(TODAY))
  expect(answer).toEqual({ exchanged: before.exchangeable.length, waiting: 0, notYet: 1 })
  const after = await list()
  expect(after.outdated).toHaveLength(1)
  expect(after.items.filter((one) => one.endReason === null && one.memberName !== 'Cu').every((one) => one.charterCapitalDong === 102 * MILLION)).toBe(true)
})

test('C17 the end of a membership revokes the certificate', async () => {
  await s.t.execute(s.director, endMembership, { code: goMay.code, memberId: du, reason: 'd', endedOn: '2026-06-20', organ: 'board', resolutionRef: '11/NQ-HĐQT' }, on(TODAY))
  await s.t.drain()
  expect((await list()).items.filter((one) => one.memberName === 'Du').map((one) => one.endReason)).toContain('membershipEnded')
  expect((await list()).items.filter((one) => one.memberName === 'Du' && one.endedOn === null)).toEqual([])
})
