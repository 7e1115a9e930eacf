import fc from 'fast-check'
import { expect, test } from 'vitest'
import { capBreaches } from '../caps/rules.ts'
import { movementsOf, type Act, type Balance } from '../ledger/rules.ts'
import { balancesAfter, breachChanges, holdingsOf, refuseAct, refuseCorrection, type BreachKey, type Party, type Situation } from './rules.ts'

const party = (memberId: string, more: Partial<Party> = {}): [string, Party] => [memberId, { memberId, kind: 'official', foreign: false, active: true, ...more }]
const parties = new Map([
  party('an'), party('ba'), party('cu'), party('du'), party('new'), party('abroad', { foreign: true }), party('gone', { active: false }),
  party('firm', { kind: 'linked_contributing' }), party('user', { kind: 'linked_noncontributing' }),
])
const at = (committedDong: number, paidDong = committedDong): Balance => ({ committedDong, paidDong })
/** 1.000: an 250, ba 250, cu 250 (100 paid), gone 100, firm 150. */
const balances = new Map([['an', at(250)], ['ba', at(250)], ['cu', at(250, 100)], ['gone', at(100)], ['firm', at(150)]])
const situation = (more: Partial<Situation> = {}): Situation =>
  ({ type: 'HTX', minimumDong: 50, maximumDong: null, parties, balances, owedDong: 0, solvent: true, lapsed: false, empty: false, ...more })
const onDay = '2026-05-01'
const act = (kind: 'pledge' | 'topUp' | 'payment' | 'return' | 'reduction', memberId: string, amountDong: number): Act => ({ kind, memberId, amountDong, onDay })
const transfer = (memberId: string, toMemberId: string, paidDong: number, unpaidDong = 0): Act => ({ kind: 'transfer', memberId, toMemberId, paidDong, unpaidDong, onDay })
const keyOf = (one: Act, more: Partial<Situation> = {}): string | null => refuseAct(situation(more), one)?.key ?? null

const cases: [string, Act, string | null, Partial<Situation>?][] = [
  ['C14 one đồng below the minimum', act('pledge', 'new', 49), 'capital.belowMinimum'],
  ['C14 exactly the minimum', act('pledge', 'new', 50), null],
  ['C14 exactly the maximum', act('pledge', 'new', 200), null, { maximumDong: 200 }],
  ['C14 one đồng above the maximum', act('pledge', 'new', 201), 'capital.aboveMaximum', { maximumDong: 200 }],
  ['C14 a top-up counts what is held', act('topUp', 'an', 10), 'capital.aboveMaximum', { maximumDong: 259 }],
  ['C12 the last đồng that is possible', act('pledge', 'new', 428), null],
  ['C12 one đồng too much', act('pledge', 'new', 429), 'capital.overOfficialCap'],
  ['C12 a union allows 40 %', act('pledge', 'new', 666), null, { type: 'LHHTX' }],
  ['C12 a union allows no more than 40 %', act('pledge', 'new', 667), 'capital.overOfficialCap', { type: 'LHHTX' }],
  ['C12 a group has no cap', act('pledge', 'new', 5000), null, { type: 'THT' }],
  ['C13 linked members together', act('topUp', 'firm', 215), 'capital.overLinkedCap'],
  ['C13 linked members up to 30 %', act('topUp', 'firm', 214), null],
  ['C13 foreign members together', act('pledge', 'abroad', 500), 'capital.overOfficialCap'],
  ['C3 a member without contribution pledges nothing', act('pledge', 'user', 100), 'capital.contributesNothing'],
  ['who left pledges nothing', act('pledge', 'gone', 100), 'capital.notMember'],
  ['a stranger pledges nothing', act('pledge', 'nobody', 100), 'capital.notMember'],
  ['a second pledge is a top-up', act('pledge', 'an', 100), 'capital.pledgedAlready'],
  ['a top-up needs a pledge', act('topUp', 'new', 100), 'capital.pledgeFirst'],
  ['the first pledge of a book would be all of it', act('pledge', 'an', 100), 'capital.openFirst', { empty: true }],
  ['a payment up to what is open', act('payment', 'cu', 150), null],
  ['a payment beyond it', act('payment', 'cu', 151), 'capital.moreThanCommitted'],
  ['C11 a member who owes gets nothing back', act('return', 'gone', 100), 'capital.owesStill', { owedDong: 1 }],
  ['C11 nothing owed', act('return', 'gone', 100), null],
  ['C19 no return without the confirmation of solvency', act('return', 'gone', 100), 'capital.solvencyMissing', { solvent: false }],
  ['C19 no cut of an open pledge without it either', act('reduction', 'cu', 100), 'capital.solvencyMissing', { solvent: false }],
  ['C16 after the deadline the open part falls by law', act('reduction', 'cu', 150), null, { solvent: false, lapsed: true }],
  ['more than was paid', act('return', 'cu', 101), 'capital.moreThanPaid'],
  ['C14 what stays is not below the minimum', act('return', 'an', 201), 'capital.restBelowMinimum'],
  ['C14 what stays is the minimum', act('return', 'an', 200), null],
  ['C12 a transfer up to 30 %', transfer('ba', 'an', 50), null],
  ['C12 a transfer beyond it', transfer('ba', 'an', 51), 'capital.overOfficialCap'],
  ['C14 a transfer of everything', transfer('gone', 'new', 100), 'capital.notMember'],
  ['a whole share moves', transfer('ba', 'new', 250), null],
  ['C14 the receiver holds the minimum at least', transfer('ba', 'new', 49), 'capital.belowMinimum'],
  ['to oneself', transfer('an', 'an', 10), 'capital.toOneself'],
  ['to a member without contribution', transfer('an', 'user', 60), 'capital.contributesNothing'],
  ['more of the open part than there is', transfer('cu', 'new', 50, 151), 'capital.moreThanOpen'],
]
test.each(cases)('%s', (_name, one, expected, more = {}) => {
  expect(keyOf(one, more)).toBe(expected)
})

test('C12 a refusal says the article and how much is still possible', () => {
  expect(refuseAct(situation(), act('pledge', 'new', 999))).toEqual({ key: 'capital.overOfficialCap', article: 'L74.1', params: { percent: 30, possible: '428' } })
  expect(refuseAct(situation(), transfer('ba', 'an', 200))).toMatchObject({ article: 'L74.1', params: { possible: '50' } })
  expect(refuseAct(situation(), act('topUp', 'firm', 999))).toMatchObject({ article: 'L74.2', params: { percent: 30, possible: '214' } })
})

test('C12 an heir may come to stand above the cap: the counter of twelve months begins', () => {
  const inherits: Act = { kind: 'inheritance', memberId: 'gone', toMemberId: 'an', paidDong: 100, unpaidDong: 0, onDay }
  expect(keyOf(inherits)).toBeNull()
  const holdings = holdingsOf(parties, balancesAfter(balances, movementsOf(inherits)))
  expect(breachChanges([], holdings, 'HTX')).toMatchObject({ begin: [{ cap: 'official', memberId: 'an', heldDong: 350, totalDong: 1000 }], end: [] })
  expect(breachChanges([{ cap: 'official', memberId: 'an' }], holdings, 'HTX')).toEqual({ begin: [], end: [] })
  expect(breachChanges([{ cap: 'official', memberId: 'an' }], holdingsOf(parties, balances), 'HTX').end).toEqual([{ cap: 'official', memberId: 'an' }])
})

test('C12 a return that leaves somebody else above the cap is allowed and begins that counter', () => {
  const returned = act('return', 'gone', 100)
  const more = new Map(balances).set('an', at(300))
  expect(keyOf(returned, { balances: more })).toBeNull()
  const holdings = holdingsOf(parties, balancesAfter(new Map([['an', at(300)], ['ba', at(300)], ['cu', at(300)], ['gone', at(100)]]), movementsOf(returned)))
  expect(breachChanges([], holdings, 'HTX').begin.map((one) => one.memberId)).toEqual(['an', 'ba', 'cu'])
})

test('C12 how things were when the book was opened is recorded as it was', () => {
  const opened: Act = { kind: 'opening', memberId: 'new', committedDong: 900, paidDong: 900, onDay }
  expect(keyOf(opened, { empty: true })).toBeNull()
  expect(keyOf(opened)).toBe('capital.overOfficialCap')
  expect(keyOf({ ...opened, paidDong: 901 }, { empty: true })).toBe('capital.moreThanCommitted')
})

test('C12 a correction cannot be used to go above a cap', () => {
  const raised = { memberId: 'an', kind: 'correction' as const, committedDong: 100, paidDong: 0 }
  expect(refuseCorrection(situation(), raised, false)?.key).toBe('capital.overOfficialCap')
  expect(refuseCorrection(situation(), raised, true)).toBeNull()
  expect(refuseCorrection(situation(), { ...raised, committedDong: -1 }, false)?.key).toBe('capital.impossible')
  expect(refuseCorrection(situation(), { ...raised, committedDong: -10, paidDong: -10 }, false)).toBeNull()
})

const ids = ['an', 'ba', 'cu', 'du', 'new', 'abroad', 'firm', 'gone'] as const
const anyAct: fc.Arbitrary<Act> = fc.oneof(
  fc.record({ kind: fc.constantFrom('pledge' as const, 'topUp' as const, 'payment' as const, 'return' as const, 'reduction' as const), memberId: fc.constantFrom(...ids), amountDong: fc.integer({ min: 1, max: 600 }), onDay: fc.constant(onDay) }),
  fc.record({ kind: fc.constantFrom('transfer' as const, 'inheritance' as const), memberId: fc.constantFrom(...ids), toMemberId: fc.constantFrom(...ids), paidDong: fc.integer({ min: 0, max: 300 }), unpaidDong: fc.integer({ min: 0, max: 100 }), onDay: fc.constant(onDay) }),
)

test('C12 C13 no sequence of acts breaks a cap without a counter, none makes a balance impossible', () => {
  fc.assert(fc.property(fc.array(anyAct, { maxLength: 40 }), fc.boolean(), (acts, lapsed) => {
    let now: ReadonlyMap<string, Balance> = balances
    let counters: BreachKey[] = []
    for (const one of acts) {
      const total = [...now.values()].reduce((sum, b) => sum + b.committedDong, 0)
      if (refuseAct(situation({ balances: now, lapsed }), one)) continue
      const before = now
      now = balancesAfter(now, movementsOf(one))
      const holdings = holdingsOf(parties, now)
      const { begin, end } = breachChanges(counters, holdings, 'HTX')
      counters = [...counters.filter((c) => !end.includes(c)), ...begin]
      // Every breach has its counter, and no counter runs without a breach.
      expect(counters.map((c) => [c.cap, c.memberId]).sort()).toEqual(capBreaches(holdings, 'HTX').map((c) => [c.cap, c.memberId]).sort())
      // Who acts to raise a share never stands above a cap afterwards.
      if (one.kind === 'pledge' || one.kind === 'topUp') expect(begin.some((use) => use.memberId === one.memberId)).toBe(false)
      if (one.kind === 'transfer') expect(counters.some((use) => use.memberId === one.toMemberId)).toBe(false)
      if (one.kind === 'transfer' || one.kind === 'inheritance') expect([...now.values()].reduce((sum, b) => sum + b.committedDong, 0)).toBe(total)
      for (const [id, b] of now) expect(b.paidDong >= 0 && b.committedDong >= b.paidDong, `${id} ${JSON.stringify([before.get(id), b, one])}`).toBe(true)
    }
  }), { numRuns: 300 })
})
