import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import { adoptCharter, getCharter } from './operations.server.ts'

let t: World
let director: Actor
let member: Actor
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  member = await t.as('thanhvien')
})
afterAll(() => t.close())

const adopt = (fromOn: string, values: object, actor = director) => t.execute(actor, adoptCharter, {
  code: goMay.code, fromOn, adoptedOn: fromOn, resolutionRef: '01/NQ-ĐHTV', values, clauses: { minContributionDong: 'Điều 14' },
})
const read = (asOf: string) => t.execute(member, getCharter, { code: goMay.code, asOf })

test('before a charter is recorded every value is a default and says so', async () => {
  const charter = await read('2019-01-01')
  expect(charter).toMatchObject({ versionNo: 0, values: { contributionMonths: 6, agendaProposalDays: 2, undividedExternalBasisPoints: 500 } })
  expect(Object.values(charter.stated).some(Boolean)).toBe(false)
})

test('each day reads the version in force then; a later one on the same day corrects the earlier', async () => {
  await adopt('2020-01-01', { minContributionDong: 1_000_000 })
  await adopt('2024-07-01', { minContributionDong: 3_000_000, maxContributionDong: null })
  await adopt('2024-07-01', { minContributionDong: 2_000_000 })
  expect((await read('2020-01-01')).values.minContributionDong).toBe(1_000_000)
  expect((await read('2024-06-30')).values.minContributionDong).toBe(1_000_000)
  const now = await read('2024-07-01')
  expect(now).toMatchObject({ values: { minContributionDong: 2_000_000 }, stated: { minContributionDong: true, maxContributionDong: false }, clauses: { minContributionDong: 'Điều 14' } })
  expect(now.versions.map((v) => v.versionNo)).toEqual([3, 2, 1])
})

test('what the law forbids is refused with the field, what may not be is not written', async () => {
  await expect(adopt('2025-01-01', { undividedExternalBasisPoints: 100 })).rejects.toMatchObject({ code: 'invalid', fields: [{ path: 'values.undividedExternalBasisPoints' }] })
  await expect(adopt('2025-01-01', {}, member)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(t.execute(await t.as('giamdoc2'), getCharter, { code: goMay.code })).rejects.toMatchObject({ code: 'not_found' })
  await expect(t.execute(await t.as('xa'), getCharter, { code: goMay.code })).rejects.toMatchObject({ code: 'forbidden' })
})
