import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import { getProfile, updateProfile } from '#modules/register/index.ts'
import { bookScene, MILLION, type Scene } from './book.testing.ts'
import { endMembership } from '#modules/membership/index.ts'

let s: Scene
beforeAll(async () => { s = await bookScene() })
afterAll(() => s.t.close())

const profile = async (actor = s.director) => s.t.execute(actor, getProfile, { code: goMay.code })
const kept = async () => Object.fromEntries((await profile()).kept.map((one) => [one.figure, [one.value, one.source]]))

test('the profile follows the member register and the book: entered once, with where each figure is from', async () => {
  const an = await s.admit('Trần Thị An', { gender: 'female' })
  const ba = await s.admit('Ba Văn Hai')
  await s.admit('Hội Liên Kết', { kind: 'linked_contributing', usesService: false, gender: 'male' })
  await s.t.drain()
  expect(await profile()).toMatchObject({ officialMembers: 2, contributingMembers: 1, noncontributingMembers: 0, femaleMembers: 1 })
  await s.open([{ memberId: an, committedDong: 20 * MILLION, paidDong: 5 * MILLION }, { memberId: ba, committedDong: 10 * MILLION }])
  await s.t.drain()
  expect(await kept()).toEqual({
    officialMembers: [2, 'membership'], contributingMembers: [1, 'membership'], noncontributingMembers: [0, 'membership'], femaleMembers: [1, 'membership'],
    contributedCapitalDong: [30 * MILLION, 'capital'], paidCapitalDong: [15 * MILLION, 'capital'],
  })
  await s.t.execute(s.director, endMembership, { code: goMay.code, memberId: an, reason: 'd', endedOn: '2026-06-01', organ: 'board', resolutionRef: '07/NQ-HĐQT' })
  await s.t.drain()
  expect(await profile()).toMatchObject({ officialMembers: 1, femaleMembers: 0 })
})

test('nobody types over what the register keeps; the rest of the profile is theirs, and confirming it is still their word', async () => {
  const before = await profile()
  const change = (values: object) => s.t.execute(s.director, updateProfile, { code: goMay.code, ...values }, { ifMatch: String(before.version) })
  await expect(change({ officialMembers: 90 })).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'officialMembers', key: 'register.keptByMembership' }] })
  expect(await change({ officialMembers: before.officialMembers, workers: 4 })).toMatchObject({ workers: 4, officialMembers: before.officialMembers })
})

test('whoever reads the profile reads where its figures are from; nobody else', async () => {
  expect((await profile(await s.t.as('xa'))).kept).toHaveLength(6)
  expect(await s.t.ownerSql`select 1 from register.kept_figure`).toHaveLength(6)
  await expect(profile(await s.t.as('giamdoc2'))).rejects.toMatchObject({ code: 'not_found' })
})
