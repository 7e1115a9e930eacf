import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { memberFacts, type MemberFacts } from '../schema.ts'
import {
  ageOn, isForeign, mayFound, mayReturnCapital, organFor, refuseAffiliate, refuseElsewhere, refuseFacts, refuseGroupVotes, refuseHeir,
} from './rules.ts'

const DAY = '2026-11-24'
const facts = (change: object = {}): MemberFacts => memberFacts.parse({
  kind: 'official', party: 'person', name: 'Lê Văn Bảy', idNumber: '000200000105', bornOn: '1971-08-30', usesService: true, givesLabour: false, pledgedDong: 2_000_000, ...change,
})
const keys = (change: object, type: 'HTX' | 'LHHTX' | 'THT' = 'HTX') => refuseFacts(type, facts(change), DAY).map((one) => one.key.replace('membership.', ''))

const official = { kind: 'official' }
const contributing = { kind: 'linked_contributing', usesService: false, givesLabour: false }
const noncontributing = { kind: 'linked_noncontributing', pledgedDong: 0 }

describe('kinds', () => {
  test.each([
    [official, []],
    [{ ...official, usesService: false, givesLabour: true }, []],
    [{ ...official, givesLabour: true }, []],
    [{ ...official, usesService: false }, ['officialTakesPart']],
    [{ ...official, pledgedDong: 0 }, ['officialContributes']],
    [{ ...official, pledgedDong: 1 }, []],
    [contributing, []],
    [{ ...contributing, pledgedDong: 0 }, ['contributingContributes']],
    [{ ...contributing, usesService: true }, ['contributingOnlyCapital']],
    [{ ...contributing, givesLabour: true }, ['contributingOnlyCapital']],
    [noncontributing, []],
    [{ ...noncontributing, usesService: false, givesLabour: true }, []],
    [{ ...noncontributing, usesService: false }, ['noncontributingTakesPart']],
    [{ ...noncontributing, pledgedDong: 1 }, ['noncontributingNoCapital']],
  ])('C3 %o: %o', (change, expected) => expect(keys(change)).toEqual(expected))

  test('C3 whatever is claimed, no refusal of the kind means exactly the law’s combination', () => {
    fc.assert(fc.property(fc.constantFrom('official', 'linked_contributing', 'linked_noncontributing'), fc.boolean(), fc.boolean(), fc.nat(10), (kind, usesService, givesLabour, pledgedDong) => {
      const takesPart = usesService || givesLabour
      const lawful = kind === 'official' ? pledgedDong > 0 && takesPart : kind === 'linked_contributing' ? pledgedDong > 0 && !takesPart : pledgedDong === 0 && takesPart
      return (keys({ kind, usesService, givesLabour, pledgedDong }).length === 0) === lawful
    }))
  })
})

describe('persons', () => {
  test.each([
    [{ ...official, bornOn: '2008-11-24' }, []], // eighteen today
    [{ ...official, bornOn: '2008-11-25' }, ['under18']],
    [{ ...contributing, bornOn: '2008-11-25' }, ['under18']],
    [{ ...noncontributing, bornOn: '2011-11-24' }, []], // fifteen today
    [{ ...noncontributing, bornOn: '2011-11-25' }, ['under15']],
    [{ ...noncontributing, bornOn: '2009-01-01' }, []], // fifteen to seventeen: Vietnamese only
    [{ ...noncontributing, bornOn: '2009-01-01', nationality: 'LA', idNumber: 'P1234567', residencePaperNo: 'TT-1' }, ['foreignUnder18']],
    [{ ...noncontributing, nationality: 'LA', idNumber: 'P1234567' }, ['residencePaper']],
    [{ ...noncontributing, nationality: 'LA', idNumber: 'P1234567', residencePaperNo: 'TT-1' }, []],
    [{ ...official, nationality: 'JP', idNumber: 'TK1234567' }, ['investmentCertificate']],
    [{ ...contributing, nationality: 'JP', idNumber: 'TK1234567' }, ['investmentCertificate']],
    [{ ...official, nationality: 'JP', idNumber: 'TK1234567', investmentCertificateNo: '5432' }, []],
    [{ ...official, fullCapacity: false }, ['capacity']],
    [{ ...official, bornOn: null }, ['bornOnMissing']],
    [{ ...official, idNumber: null }, ['idMissing']],
    [{ ...official, idNumber: '0002000001' }, ['idShape']],
    [{ ...official, idNumber: '200 000 105' }, []], // the older card
    [{ ...official, representatives: [{ name: 'Ai khác' }] }, ['personRepresentsSelf']],
  ])('C4 %o: %o', (change, expected) => expect(keys(change)).toEqual(expected))

  test.each([
    ['2008-02-29', '2026-02-28', 17], ['2008-02-29', '2026-03-01', 18], ['2008-02-29', '2024-02-29', 16], ['2008-11-24', '2026-11-23', 17], ['2008-11-24', '2026-11-24', 18],
  ])('C4 born %s is on %s %i years old', (bornOn, day, age) => expect(ageOn(bornOn, day)).toBe(age))
})

const one = { name: 'Trần Thị Ổi', idNumber: '000200000201' }
describe('bodies', () => {
  test.each([
    [{ party: 'household', representatives: [] }, ['oneRepresentative']],
    [{ party: 'household', representatives: [one] }, []],
    [{ party: 'household', representatives: [one, one] }, ['oneRepresentative']],
    [{ party: 'group', representatives: [one] }, []],
    [{ party: 'group', representatives: [one, one] }, ['oneRepresentative']],
    [{ party: 'household', representatives: [{ name: 'Trần Thị Ổi' }] }, ['representativeId']],
    [{ party: 'organisation', organisationCode: '9951000617', representatives: [one] }, []],
    [{ party: 'organisation', representatives: [one] }, ['organisationCodeMissing']],
    [{ party: 'organisation', nationality: 'JP', organisationCode: '9951000617', representatives: [one] }, ['organisationOfVietnam']],
  ])('C5 %o: %o', (change, expected) => expect(keys({ idNumber: null, bornOn: null, ...change })).toEqual(expected))

  const htx = { idNumber: null, bornOn: null, party: 'organisation', organisationCode: '9951000617', representatives: [one], cooperative: true }
  test.each([
    [{ ...htx, ...official }, []],
    [{ ...htx, ...official, cooperative: false }, ['unionCooperatives']],
    [{ ...htx, ...contributing, cooperative: false }, []],
    [{ ...htx, ...noncontributing, cooperative: false }, []],
    [{ ...official }, ['unionOrganisations']],
    [{ party: 'household', idNumber: null, bornOn: null, representatives: [one] }, ['unionOrganisations']],
  ])('C6 in a union %o: %o', (change, expected) => expect(keys(change, 'LHHTX')).toEqual(expected))

  test.each([
    [{ ...official, usesService: false, givesLabour: true, pledgedDong: 0 }, []],
    [{ ...official, usesService: false, pledgedDong: 1 }, []],
    [{ ...official, pledgedDong: 0 }, ['groupGivesNothing']],
    [noncontributing, ['groupKind']],
  ])('C66 in a group %o: %o', (change, expected) => expect(keys(change, 'THT')).toEqual(expected))
})

test.each([
  ['2026-11-24', null, 'official', true], ['2026-11-24', null, 'linked_contributing', true], ['2026-11-24', null, 'linked_noncontributing', false],
  ['2026-11-25', null, 'official', false], // founded tomorrow
  ['2020-01-01', '2026-11-24', 'official', true], // the last day of the holding
  ['2020-01-01', '2026-11-23', 'official', false],
] as const)('C8 held from %s to %s as %s: barred %s', (fromOn, toOn, kind, barred) => {
  expect(refuseAffiliate([{ code: '9951000999', fromOn, toOn }], { kind, organisationCode: '9951000999' }, DAY) !== null).toBe(barred)
})

test.each([
  ['HTX', 'full', 'official', 'board', 'L66.6'], ['HTX', 'full', 'linked_contributing', 'board', 'L66.6'], ['HTX', 'full', 'linked_noncontributing', 'director', 'L68.4đ'],
  ['HTX', 'reduced', 'official', 'assembly', 'L70.9'], ['HTX', 'reduced', 'linked_contributing', 'assembly', 'L70.9'], ['HTX', 'reduced', 'linked_noncontributing', 'director', 'L71.3g'],
  ['LHHTX', 'full', 'official', 'board', 'L66.6'], ['THT', 'full', 'official', 'group', 'D77.10'],
] as const)('C10 %s %s %s: %s (%s)', (type, model, kind, organ, article) => expect(organFor(type, model, kind)).toEqual({ organ, article }))

test.each([
  ['founding_conference', '2016-05-04', '2016-05-04', true], ['founding_conference', '2016-05-05', '2016-05-04', false],
  ['founding_conference', '2026-01-01', null, true], ['board', '2016-05-04', '2016-05-04', false],
] as const)('C10 %s on %s, registered %s: %s', (organ, decidedOn, registeredOn, may) => expect(mayFound(organ, decidedOn, registeredOn)).toBe(may))

test.each([[0, true], [1, false], [-1, true]])('C11 owing %i đồng: returned %s', (owed, may) => expect(mayReturnCapital(owed)).toBe(may))

test.each([
  [1, 2, 5000, true], [2, 2, 5000, false], [2, 3, 5000, false], [5, 10, 5000, true], [6, 10, 5000, false], [5, 9, 5000, false],
  [7, 10, 7000, true], [8, 10, 7000, false], // the contract asks for more than 70 %
])('C66 %i of %i members at more than %i/10000: refused %s', (votesFor, members, points, refused) => expect(refuseGroupVotes(votesFor, members, points)).toBe(refused))

test('C66 more than half in whole people, however many there are', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 100_000 }), fc.nat(100_000), (members, votes) => refuseGroupVotes(votes, members, 5000) === !(votes * 2 > members)))
})

test.each([
  [{ party: 'person', nationality: 'VN', foreignInvested: false }, false], [{ party: 'person', nationality: 'LA', foreignInvested: false }, true],
  [{ party: 'organisation', nationality: 'VN', foreignInvested: true }, true], [{ party: 'household', nationality: 'VN', foreignInvested: true }, false],
] as const)('C7 %o counts as foreign: %s', (who, foreign) => expect(isForeign(who)).toBe(foreign))

test('L30.4 a member elsewhere is barred only where the charter says so', () => {
  expect(refuseElsewhere(true, { memberElsewhere: true })).toBeNull()
  expect(refuseElsewhere(false, { memberElsewhere: true })).toMatchObject({ article: 'L30.4' })
  expect(refuseElsewhere(false, { memberElsewhere: false })).toBeNull()
})

test.each([[{ reason: 'a' }, null], [{ reason: 'd' }, 'L90.3'], [null, 'L90.3']] as const)('L90.3 heir of %o: %s', (ending, article) => {
  expect(refuseHeir(ending)?.article ?? null).toBe(article)
})
