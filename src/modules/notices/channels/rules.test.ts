import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { channels, consentOf, outside, planChannels, type Channel, type Reach } from './rules.ts'

const closed = { configured: true, consent: 'none', address: null, verified: false } as const
const open = { configured: true, consent: 'given', address: 'x', verified: true } as const
const reach = (hasAccount: boolean, ways: Partial<Reach['ways']> = {}): Reach => ({ hasAccount, ways: { push: closed, email: closed, zalo: closed, sms: closed, ...ways } })

test.each<[string, Reach, { mustBePaper: boolean }, Channel[], Channel[]]>([
  ['an account without anything else', reach(true), { mustBePaper: false }, [], ['inApp']],
  ['nothing at all: paper', reach(false), { mustBePaper: false }, [], ['paper']],
  ['e-mail before Zalo before SMS, one of them', reach(false, { email: open, zalo: open, sms: open }), { mustBePaper: false }, [], ['email']],
  ['Zalo when e-mail has failed', reach(false, { email: open, zalo: open, sms: open }), { mustBePaper: false }, ['email'], ['zalo']],
  ['SMS when both have failed', reach(false, { email: open, zalo: open, sms: open }), { mustBePaper: false }, ['email', 'zalo'], ['sms']],
  ['paper when all have failed', reach(false, { email: open, zalo: open, sms: open }), { mustBePaper: false }, ['email', 'zalo', 'sms'], ['paper']],
  ['an address that nobody verified does not replace the paper', reach(false, { email: { ...open, verified: false } }), { mustBePaper: false }, [], ['email', 'paper']],
  ['but beside an inbox it needs none', reach(true, { email: { ...open, verified: false } }), { mustBePaper: false }, [], ['inApp', 'email']],
  ['push is a nudge beside the inbox, never the only way', reach(false, { push: open }), { mustBePaper: false }, [], ['push', 'paper']],
  ['paper for everybody when it must be', reach(true, { email: open }), { mustBePaper: true }, [], ['inApp', 'email', 'paper']],
  ['without consent nothing leaves the platform', reach(true, { push: { ...open, consent: 'none' }, email: { ...open, consent: 'none' }, sms: { ...open, consent: 'withdrawn' } }), { mustBePaper: false }, [], ['inApp']],
  ['what is switched off is not used', reach(false, { email: { ...open, configured: false }, sms: open }), { mustBePaper: false }, [], ['sms']],
])('%s', (_name, to, notice, failed, use) => {
  expect(planChannels(to, notice, failed).use).toEqual(use)
})

test('the log says why a channel was not used', () => {
  const plan = planChannels(reach(false, { push: { ...open, configured: false }, email: open, zalo: { ...open, consent: 'withdrawn' }, sms: open }), { mustBePaper: false })
  expect(plan.skipped).toEqual([{ channel: 'inApp', why: 'noAccount' }, { channel: 'push', why: 'notConfigured' }, { channel: 'zalo', why: 'withdrawn' }, { channel: 'sms', why: 'otherChannel' }])
})

describe('whatever is known of a recipient', () => {
  const way = fc.record({ configured: fc.boolean(), consent: fc.constantFrom('given' as const, 'withdrawn' as const, 'none' as const), address: fc.option(fc.constant('x')), verified: fc.boolean() })
  const anyReach = fc.record({ hasAccount: fc.boolean(), ways: fc.record({ push: way, email: way, zalo: way, sms: way }) })
  const anyFailed = fc.subarray([...outside])

  test('everybody is told by at least one way that shows it, and nothing leaves without consent, address and switch', () => {
    fc.assert(fc.property(anyReach, fc.boolean(), anyFailed, (to, mustBePaper, failed) => {
      const { use, skipped } = planChannels(to, { mustBePaper }, failed)
      expect(use.some((channel) => channel === 'inApp' || channel === 'paper' || channel === 'sms' || channel === 'zalo' || (channel === 'email' && to.ways.email.verified))).toBe(true)
      for (const channel of outside) if (use.includes(channel)) {
        expect(to.ways[channel]).toMatchObject({ configured: true, consent: 'given' })
        expect(to.ways[channel].address).not.toBeNull()
        expect(failed).not.toContain(channel)
      }
      expect(use.filter((channel) => ['email', 'zalo', 'sms'].includes(channel)).length).toBeLessThanOrEqual(1)
      const named = [...use, ...skipped.map((one) => one.channel)]
      expect(new Set(named).size).toBe(named.length)
      expect(channels.filter((channel) => channel !== 'paper' && !named.includes(channel))).toEqual([])
    }))
  })
})

test.each([
  [[], 'none'],
  [[{ given: true, at: new Date('2026-01-01') }], 'given'],
  [[{ given: true, at: new Date('2026-01-01') }, { given: false, at: new Date('2026-01-02') }], 'withdrawn'],
  [[{ given: false, at: new Date('2026-01-02') }, { given: true, at: new Date('2026-01-01') }], 'withdrawn'],
  [[{ given: false, at: new Date('2026-01-02') }, { given: true, at: new Date('2026-01-03') }], 'given'],
] as const)('the last word counts, whoever wrote it down: %j', (words, is) => {
  expect(consentOf(words)).toBe(is)
})
