import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { hasVote, isAttendanceMode, mayAttend, quorumOf, refuseAuthorisation, votesCarried, votesBySize, voteWeight, type Authorisation } from './rules.ts'

describe('C30 quorum', () => {
  test.each([
    [1, 50, 24, false, 25], [1, 50, 25, true, 25], [1, 51, 25, false, 26], [1, 51, 26, true, 26], [1, 1001, 500, false, 501], [1, 1001, 501, true, 501],
    [2, 100, 32, false, 33], [2, 100, 33, true, 33], [2, 101, 33, false, 34], [2, 300, 98, false, 99], [2, 300, 99, true, 99],
    [3, 1000, 0, false, 1], [3, 1000, 1, true, 1], [1, 0, 0, false, 1],
  ] as const)('C30 call %i, %i entitled, %i there: %s', (call, base, attending, reached, least) => {
    expect(quorumOf(call, base, attending)).toMatchObject({ reached, least, missing: reached ? 0 : least - attending })
  })
  test('C30 more people never lose a quorum, a later call never asks for more', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), (base, n) => {
      const attending = Math.min(n, base)
      for (const call of [1, 2, 3] as const) if (quorumOf(call, base, attending).reached && attending < base) expect(quorumOf(call, base, attending + 1).reached).toBe(true)
      if (quorumOf(1, base, attending).reached) expect(quorumOf(2, base, attending).reached).toBe(true)
      if (quorumOf(2, base, attending).reached) expect(quorumOf(3, base, attending).reached).toBe(true)
    }))
  })
  test('C30 what is missing is what it takes', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), fc.constantFrom(1, 2, 3), (base, n, call) => {
      const attending = Math.min(n, base)
      const { missing } = quorumOf(call as 1 | 2 | 3, base, attending)
      expect(quorumOf(call as 1 | 2 | 3, base, attending + missing).reached).toBe(true)
    }))
  })
})

test.each([['in_person', true], ['online', true], ['proxy', true], ['written', false], ['consultation', false]])('C31 attendance as %s: %s', (mode, ok) => expect(isAttendanceMode(mode)).toBe(ok))
test.each([
  ['in_person', 'online', false], ['online', 'in_person', false], ['hybrid', 'online', true], ['hybrid', 'in_person', true], ['in_person', 'proxy', true], ['online', 'proxy', true],
] as const)('C31 a meeting held %s, coming %s: %s', (meeting, mode, ok) => expect(mayAttend(meeting, mode)).toBe(ok))

describe('C32 each member is represented once', () => {
  const entitled = new Set(['a', 'b', 'c', 'd', 'e'])
  const given: Authorisation[] = [{ principalId: 'a', holderId: 'b' }]
  test.each<[string, Authorisation, string | null]>([
    ['to another', { principalId: 'c', holderId: 'b' }, null],
    ['twice', { principalId: 'a', holderId: 'c' }, 'alreadyRepresented'],
    ['to oneself', { principalId: 'c', holderId: 'c' }, 'toOneself'],
    ['by who is not entitled', { principalId: 'linked', holderId: 'b' }, 'notEntitled'],
    ['to who is not entitled', { principalId: 'c', holderId: 'linked' }, 'holderNotEntitled'],
    ['to who is represented', { principalId: 'c', holderId: 'a' }, 'holderIsRepresented'],
    ['by who stands for another', { principalId: 'b', holderId: 'c' }, 'principalHoldsOthers'],
  ])('C32 authority %s', (_name, wanted, refused) => expect(refuseAuthorisation(wanted, given, entitled)).toBe(refused))
  test('C32 a delegate has the votes of those who authorised him, and his own', () => {
    expect(votesCarried('b', [...given, { principalId: 'c', holderId: 'b' }])).toBe(3)
    expect(votesCarried('d', given)).toBe(1)
  })
  test('C32 whatever is accepted in whatever order, the votes carried are the members, each once', () => {
    const wish = fc.record({ principalId: fc.constantFrom(...entitled), holderId: fc.constantFrom(...entitled) })
    fc.assert(fc.property(fc.array(wish, { maxLength: 30 }), (wishes) => {
      const accepted: Authorisation[] = []
      for (const w of wishes) if (refuseAuthorisation(w, accepted, entitled) === null) accepted.push(w)
      const represented = new Set(accepted.map((a) => a.principalId))
      const sum = [...entitled].filter((m) => !represented.has(m)).reduce((n, m) => n + votesCarried(m, accepted), 0)
      expect(sum).toBe(entitled.size)
    }))
  })
  test.each([['HTX', 1], ['THT', 1], ['LHHTX', 7]] as const)('C32 a weight in the charter of a %s counts %i', (type, weight) => {
    expect(voteWeight(type, 'm', new Map([['m', 7]]))).toBe(weight)
  })
  test.each([[0, 1], [99, 1], [100, 2], [499, 2], [500, 4]])('C32 by the charter of a union, a cooperative of %i members has %i votes', (members, votes) => {
    expect(votesBySize([{ membersFrom: 500, votes: 4 }, { membersFrom: 100, votes: 2 }], members)).toBe(votes)
  })
  test('C32 a union without weights in its charter votes equally; a weight is whole', () => {
    expect(voteWeight('LHHTX', 'm', null)).toBe(1)
    expect(() => voteWeight('LHHTX', 'm', new Map([['m', 1.5]]))).toThrow(RangeError)
  })
})

test.each([['official', true], ['linked_contributing', false], ['linked_noncontributing', false]] as const)('C33 a member of the kind %s stands in the tally: %s', (kind, votes) => expect(hasVote(kind)).toBe(votes))
