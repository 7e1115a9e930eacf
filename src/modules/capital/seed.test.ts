import { afterAll, beforeAll, expect, test } from 'vitest'
import { goMay } from '#modules/identity/index.ts'
import type { Actor } from '#platform/operation.server.ts'
import { castWorld, type World } from '../identity/world.ts'
import { seedMembers } from '../membership/seed.server.ts'
import { listCertificates } from './certificates/operations.server.ts'
import { listContributions } from './ledger/operations.server.ts'
import { seedCapital } from './seed.server.ts'

let t: World
let director: Actor
beforeAll(async () => {
  t = await castWorld()
  director = await t.as('giamdoc')
  await t.ownerSql`update register.organisation set charter_capital_dong = 1450000000, representative = 'Lê Văn Bảy', registered_on = '2016-05-04' where id = ${goMay.id}`
  await seedMembers({ owner: t.owner, now: new Date() })
})
afterAll(() => t.close())

test('the book of the demonstration adds up to the registered charter capital, with one member late and no cap broken', async () => {
  const seed = { execute: t.execute, now: new Date(), say: () => undefined }
  await seedCapital(seed)
  await seedCapital(seed)
  const sheet = await t.execute(director, listContributions, { code: goMay.code })
  expect(sheet).toMatchObject({ charterCapitalDong: 1_450_000_000, registeredDong: 1_450_000_000, registrationDue: null })
  expect(sheet.shares).toHaveLength(90)
  expect(sheet.shares.filter((share) => share.outcome === 'reduced')).toHaveLength(1)
  expect(sheet.shares.filter((share) => share.outcome === 'open')).toHaveLength(1)
  expect(sheet.caps.filter((cap) => cap.broken)).toEqual([])
  const certificates = await t.execute(director, listCertificates, { code: goMay.code })
  expect(certificates.items.map((one) => one.memberName).sort()).toEqual(['Lê Văn Bảy', 'Nguyễn Tấn Lực', 'Võ Thị Kim Loan'])
})
