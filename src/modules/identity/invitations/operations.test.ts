import { afterAll, beforeAll, expect, it } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { goMay, queSuoiTram } from '../cast.ts'
import { castWorld, type World } from '../world.ts'
import { signIn } from '../signin/forms.server.ts'
import { acceptInvitation } from './acceptance.server.ts'
import { invite, listSentInvitations, readInvitation, revokeInvitation } from './operations.server.ts'

let t: World
beforeAll(async () => { t = await castWorld() })
afterAll(() => t.close())

const tokenOf = (path: string): string => path.split('/').at(-1) ?? ''
const PASSWORD = 'gánh lúa về làng'
const headers = (address = '10.0.0.9') => new Headers({ 'x-chung-client-address': address })

const atGoMay = { kind: 'organisation', organisationCode: goMay.code } as const

it('a director invites an accountant, who takes up the account and signs in', async () => {
  const { path, id } = await t.execute(await t.as('giamdoc'), invite, { ...atGoMay, role: 'accountant', name: 'Bùi Thị Sáu', personalId: '000 111 222 333', assignmentRef: 'QĐ 03/2026' })
  expect(await t.execute(anonymous, readInvitation, { token: tokenOf(path) })).toMatchObject({ name: 'Bùi Thị Sáu', role: { code: 'accountant' }, office: { organisationId: goMay.id } })
  const { personId } = await t.execute(anonymous, acceptInvitation, { token: tokenOf(path), login: 'Bui.Sau', password: PASSWORD })
  expect(await signIn(headers(), { login: 'bui.sau', password: PASSWORD })).toMatchObject({ state: 'signedIn' })
  const standing = await t.edge.identity.standingOf(personId)
  expect(standing).toMatchObject({ access: 'active', actor: { login: 'bui.sau', orgIds: [goMay.id] } })
  const [posting] = await t.ownerSql<{ assigned_by: string; assignment_ref: string }[]>`select assigned_by, assignment_ref from identity.posting where person_id = ${personId}`
  expect(posting).toEqual({ assigned_by: t.personOf('giamdoc'), assignment_ref: 'QĐ 03/2026' })
  const sent = await t.execute(await t.as('giamdoc'), listSentInvitations, {})
  expect(sent.items.find((i) => i.id === id)?.state).toBe('accepted')
  await expect(t.execute(anonymous, acceptInvitation, { token: tokenOf(path), login: 'another', password: PASSWORD })).rejects.toMatchObject({ code: 'not_found', key: 'identity.invitationNotFound' })
})

it.each([
  ['xa', { ...atGoMay, role: 'accountant' }],
  ['lienminh', { kind: 'commune', provinceCode: '51', communeCode: '21115', officeName: 'UBND xã', role: 'communeOfficer' }],
  ['bo', { ...atGoMay, role: 'director' }],
  ['tinh', { kind: 'commune', provinceCode: '52', communeCode: '21600', officeName: 'UBND phường khác', role: 'communeOfficer' }],
] as const)('C61 %s may not invite to %j', async (login, wanted) => {
  await expect(t.execute(await t.as(login), invite, { ...wanted, name: 'Ai đó' })).rejects.toMatchObject({ code: 'forbidden', article: 'C09.9' })
})

it('a province invites a commune that had no office yet; the office is made once', async () => {
  const wanted = { kind: 'commune', provinceCode: '51', communeCode: '21115', officeName: 'Ủy ban nhân dân xã Trà Bồng', role: 'communeOfficer', name: 'Hồ Văn Tê' } as const
  const actor = await t.as('tinh')
  await t.execute(actor, invite, wanted)
  await t.execute(actor, invite, { ...wanted, name: 'Hồ Văn Lê' })
  const rows = await t.ownerSql`select 1 from identity.office where kind = 'commune' and commune_code = '21115'`
  expect(rows).toHaveLength(1)
})

it('where an organisation is, the register says, not who invites', async () => {
  const wanted = { kind: 'organisation', organisationId: queSuoiTram.id, provinceCode: '51', communeCode: '21109', role: 'director', name: 'Kẻ chiếm quyền' } as const
  await expect(t.execute(await t.as('xa'), invite, wanted)).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(await t.as('lienminh'), invite, wanted)).rejects.toThrow()
})

it('C61 C55 the commune invites the director of its own HTX, but not of one that has ended', async () => {
  const wanted = { ...atGoMay, role: 'director', name: 'Giám đốc mới' } as const
  await t.execute(await t.as('xa'), invite, wanted)
  await t.ownerSql`update register.organisation set status = 'ended' where id = ${goMay.id}`
  await expect(t.execute(await t.as('xa'), invite, wanted)).rejects.toMatchObject({ code: 'not_found' })
  await t.ownerSql`update register.organisation set status = 'active' where id = ${goMay.id}`
})

it('a role must fit the office', async () => {
  await expect(t.execute(await t.as('xa'), invite, { ...atGoMay, role: 'communeOfficer', name: 'Ai đó' })).rejects.toMatchObject({ key: 'identity.roleUnknown' })
})

it('a person who moves keeps the account and joins the new office with its password', async () => {
  const { path } = await t.execute(await t.as('giamdoc'), invite, { ...atGoMay, role: 'member', name: 'Hồ Thị Y Mai' })
  const token = tokenOf(path)
  await expect(t.execute(anonymous, acceptInvitation, { token, login: 'giamdoc2', password: 'sai mật khẩu', existing: 'on' })).rejects.toMatchObject({ key: 'identity.signInRefused' })
  await expect(t.execute(anonymous, acceptInvitation, { token, login: 'khong-co-ai', password: 'sai mật khẩu', existing: 'on' })).rejects.toMatchObject({ key: 'identity.signInRefused' })
  const { personId } = await t.execute(anonymous, acceptInvitation, { token, login: 'giamdoc2', password: 'chung-minh-hoa', existing: 'on' })
  expect(personId).toBe(t.personOf('giamdoc2'))
})

it('a taken login and a short password are named by field, and nothing is left behind', async () => {
  const { path } = await t.execute(await t.as('giamdoc'), invite, { ...atGoMay, role: 'member', name: 'Phạm Út' })
  const token = tokenOf(path)
  await expect(t.execute(anonymous, acceptInvitation, { token, login: 'giamdoc', password: PASSWORD })).rejects.toMatchObject({ code: 'conflict', fields: [{ path: 'login' }] })
  await expect(t.execute(anonymous, acceptInvitation, { token, login: 'pham.ut', password: 'ngắn' })).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'password' }] })
  await t.execute(anonymous, acceptInvitation, { token, login: 'pham.ut', password: PASSWORD })
})

it('an invitation ends after 14 days and when it is taken back', async () => {
  const { path, id } = await t.execute(await t.as('giamdoc'), invite, { ...atGoMay, role: 'member', name: 'Lê Mót' })
  const later = new Date(Date.now() + 15 * 86_400_000)
  await expect(t.execute(anonymous, acceptInvitation, { token: tokenOf(path), login: 'le.mot', password: PASSWORD }, { now: later })).rejects.toMatchObject({ code: 'not_found' })
  await t.execute(await t.as('giamdoc'), revokeInvitation, { id })
  await expect(t.execute(anonymous, readInvitation, { token: tokenOf(path) })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(await t.as('xa'), revokeInvitation, { id })).rejects.toMatchObject({ code: 'not_found' })
})

it('keeps neither the token nor the invited person’s number', async () => {
  const { path } = await t.execute(await t.as('giamdoc'), invite, { ...atGoMay, role: 'member', name: 'Trần Tư', personalId: '000999888777' })
  const [found] = await t.ownerSql<{ n: number }[]>`
    select count(*)::int n from platform.audit where after::text like ${`%${tokenOf(path)}%`} or after::text like '%000999888777%'`
  expect(found?.n).toBe(0)
})
