import { expect, test } from 'vitest'
import { electFrom, stateOf } from './rules.ts'
import { mustChangeModel } from '../model/rules.ts'

test.each([
  ['2027-02-23', null, 'ending'], ['2027-02-24', null, 'ending'], ['2027-02-25', null, 'running'], ['2026-11-24', null, 'ending'], ['2026-11-23', null, 'expired'],
  [null, null, 'running'], ['2030-01-01', '2026-11-24', 'over'], ['2030-01-01', '2026-11-25', 'running'],
] as const)('C22 a term until %s, ended %s, looked at on 24/11/2026: %s', (untilOn, endedOn, state) => expect(stateOf({ untilOn, endedOn }, '2026-11-24')).toBe(state))
test('C22 an election is due on the list three months before', () => expect(electFrom('2027-01-15')).toBe('2026-10-15'))
test.each([['micro', false], ['small', true], ['unknown', false]] as const)('C21 an HTX in the reduced model of size %s must change: %s', (sizeClass, must) => {
  expect(mustChangeModel({ type: 'HTX', model: 'reduced', sizeClass, officialMembers: 30 })).toBe(must)
})
