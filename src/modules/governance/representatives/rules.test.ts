import { expect, test } from 'vitest'
import { absenceOf, oneIsResident, type Representative } from './rules.ts'

const one = (inactiveSince: string | null, residentInVietnam = true): Representative => ({ key: 'x', residentInVietnam, inactiveSince })

test('C38 the only representative is away: thirty days, then fifteen for the general meeting', () => {
  expect(absenceOf([one('2026-11-01')])).toEqual({ since: '2026-11-01', meetingFrom: '2026-12-01', meetingUntil: '2026-12-16' })
})
test('C38 no clock while somebody can act; where none of several can, it runs from the last', () => {
  expect(absenceOf([one(null)])).toBeNull()
  expect(absenceOf([])).toBeNull()
  expect(absenceOf([one('2026-11-01'), one(null)])).toBeNull()
  expect(absenceOf([one('2026-11-01'), one('2026-11-10')])).toMatchObject({ since: '2026-11-10' })
})
test('C38 at least one lives in Viet Nam', () => {
  expect([oneIsResident([one(null, false)]), oneIsResident([one(null, false), one(null, true)]), oneIsResident([])]).toEqual([false, true, false])
})
