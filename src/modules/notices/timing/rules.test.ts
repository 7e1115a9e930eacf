import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MAX_ATTEMPTS, nextLoud, readQuietHours, retryAt } from './rules.ts'
import { quietHours } from './settings.server.ts'

const night = { from: '21:00', to: '06:30' }

test.each([
  ['2026-10-05T13:59:59Z', '2026-10-05T13:59:59.000Z', '20:59:59 in Vietnam is loud'],
  ['2026-10-05T14:00:00Z', '2026-10-05T23:30:00.000Z', '21:00 is quiet until 6:30 of the next day'],
  ['2026-10-05T16:59:59Z', '2026-10-05T23:30:00.000Z', 'a second before midnight'],
  ['2026-10-05T17:00:00Z', '2026-10-05T23:30:00.000Z', 'midnight'],
  ['2026-10-05T23:29:59Z', '2026-10-05T23:30:00.000Z', '6:29:59 is the last quiet second'],
  ['2026-10-05T23:30:00Z', '2026-10-05T23:30:00.000Z', '6:30 is loud'],
])('%s → %s: %s', (at, loud) => {
  expect(nextLoud(new Date(at), night).toISOString()).toBe(loud)
})

test('quiet at noon, or never', () => {
  expect(nextLoud(new Date('2026-10-05T05:15:00Z'), { from: '12:00', to: '13:00' }).toISOString()).toBe('2026-10-05T06:00:00.000Z')
  expect(nextLoud(new Date('2026-10-05T06:00:00Z'), { from: '12:00', to: '13:00' }).toISOString()).toBe('2026-10-05T06:00:00.000Z')
  expect(nextLoud(new Date('2026-10-05T17:00:00Z'), { from: '00:00', to: '00:00' }).toISOString()).toBe('2026-10-05T17:00:00.000Z')
})

test('it is never put off by a day or more, never into the past, and what comes out is loud', () => {
  const clock = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 })).map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`)
  fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), clock, clock, (at, from, to) => {
    const loud = nextLoud(at, { from, to })
    expect(loud.getTime()).toBeGreaterThanOrEqual(at.getTime())
    expect(loud.getTime() - at.getTime()).toBeLessThan(86_400_000)
    expect(nextLoud(loud, { from, to })).toEqual(loud)
  }))
})

test('a deployment writes its own; a spelling mistake leaves the house rule', () => {
  expect(readQuietHours('22:00-05:00')).toEqual({ from: '22:00', to: '05:00' })
  for (const wrong of ['22-5', '24:00-05:00', '22:00', '22:00-05:00-06:00', 'nie']) expect(readQuietHours(wrong), wrong).toBeNull()
  expect(quietHours({ CHUNG_QUIET_HOURS: '22:00-05:00' })).toEqual({ from: '22:00', to: '05:00' })
  expect(quietHours({ CHUNG_QUIET_HOURS: 'nie' })).toEqual(night)
  expect(quietHours({})).toEqual(night)
})

test('attempts wait longer each time and end', () => {
  const now = new Date('2026-10-05T05:00:00Z')
  expect(Array.from({ length: MAX_ATTEMPTS }, (_, i) => retryAt(i + 1, now)?.toISOString() ?? null)).toEqual([
    '2026-10-05T05:01:00.000Z', '2026-10-05T05:05:00.000Z', '2026-10-05T05:30:00.000Z', '2026-10-05T07:00:00.000Z', '2026-10-05T17:00:00.000Z', null,
  ])
})
