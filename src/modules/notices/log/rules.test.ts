import { expect, test } from 'vitest'
import { provenReceived, provenSent, refuseHandover, type Step, type Way } from './rules.ts'

const step = (kind: Step['kind'], at: string, onDay: string | null = null): Step => ({ kind, at: new Date(at), onDay })
const way = (channel: Way['channel'], steps: Step[], addressVerified = true): Way => ({ channel, addressVerified, steps })
const NOON = '2026-10-05T05:00:00.000Z'
const LATER = '2026-10-06T05:00:00.000Z'
const handed = step('handedOver', LATER, '2026-10-04')

test.each<[string, Way[], string | null, string | null]>([
  ['nothing was done yet', [way('paper', [step('queued', NOON)])], null, null],
  ['it lies in the inbox', [way('inApp', [step('queued', NOON), step('delivered', NOON)])], NOON, null],
  ['and was read', [way('inApp', [step('delivered', NOON), step('read', LATER)])], NOON, LATER],
  ['a verified mailbox took it', [way('email', [step('attempted', NOON), step('sent', NOON)])], NOON, null],
  ['an unverified one proves nothing', [way('email', [step('sent', NOON)], false)], null, null],
  ['a carrier took it', [way('sms', [step('sent', NOON)])], NOON, null],
  ['and it arrived', [way('zalo', [step('sent', NOON), step('delivered', LATER)], false)], NOON, LATER],
  ['a carrier took it in vain', [way('sms', [step('sent', NOON), step('failed', LATER)])], null, null],
  ['it failed once and then went', [way('email', [step('failed', NOON), step('sent', LATER)])], LATER, null],
  ['a browser was nudged', [way('push', [step('sent', NOON)])], null, null],
  ['it was given into the hand: the end of the day on the list, however early it was written down', [way('paper', [handed])], '2026-10-04T16:59:59.999Z', '2026-10-04T16:59:59.999Z'],
  ['the earliest of several ways', [way('paper', [handed]), way('inApp', [step('delivered', NOON)])], '2026-10-04T16:59:59.999Z', '2026-10-04T16:59:59.999Z'],
  ['a later line about the same paper corrects', [way('paper', [handed, step('handedOver', LATER, '2026-10-06')])], '2026-10-06T16:59:59.999Z', '2026-10-06T16:59:59.999Z'],
])('%s', (_name, ways, sent, received) => {
  expect([provenSent(ways)?.at ?? null, provenReceived(ways)?.at ?? null]).toEqual([sent, received])
})

test('a proof counts for the day it was in Vietnam', () => {
  expect(provenSent([way('inApp', [step('delivered', '2026-10-05T18:00:00Z')])])?.onDay).toBe('2026-10-06')
})

test.each([
  ['2026-10-05', null], ['2026-10-08', null], ['2026-10-04', 'handoverBeforeNotice'], ['2026-10-09', 'handoverInFuture'],
])('handed over on %s, noticed on 5 and told on 8 October: %s', (day, refusal) => {
  expect(refuseHandover(day, '2026-10-05', '2026-10-08')).toBe(refusal)
})
