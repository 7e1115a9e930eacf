import { expect, test } from 'vitest'
import { candidatesOf, effectOf } from './effect.ts'

const members = [{ id: 'a', name: 'An' }, { id: 'b', name: 'Bình' }]

test.each([
  ['rows that were left empty are no change', { subject: 'capital', act: ['topUp', 'return'], who: ['a', ''], amount: ['1.500.000', ''], dueOn: ['', ''], everybody: '' },
    { kind: 'capital', changes: [{ act: 'topUp', memberId: 'a', amountDong: 1_500_000, dueOn: '' }], solvencyBy: '', solvencyOn: '' }],
  ['an amount for everybody adds who was not named', { subject: 'capital', act: 'return', who: 'a', amount: '5', dueOn: '', everybody: '2.000.000', solvencyBy: 'BKS', solvencyOn: '2027-01-01' },
    { kind: 'capital', changes: [{ act: 'return', memberId: 'a', amountDong: 5, dueOn: '' }, { act: 'topUp', memberId: 'b', amountDong: 2_000_000, dueOn: '' }], solvencyBy: 'BKS', solvencyOn: '2027-01-01' }],
  ['nothing typed, nothing happens', { subject: 'capital', who: '', everybody: '' }, null],
  ['a charter keeps what was not typed', { subject: 'charter', fromOn: '2027-04-01', maxContributionDong: '60.000.000', minContributionDong: '', voteDenominator: '' },
    { kind: 'charter', fromOn: '2027-04-01', values: { maxContributionDong: 60_000_000 }, clauses: {}, amends: true }],
  ['two offices end', { subject: 'dismissal', termIds: ['x', 'y'], ending: 'removed' }, { kind: 'dismissal', termIds: ['x', 'y'], ending: 'removed' }],
  ['an election without a post only elects', { subject: 'election', post: '' }, null],
  ['who leaves does so when the elected begin', { subject: 'election', post: 'chair', fromOn: '2027-03-20', untilOn: '2032-03-20', leaving: 'x', ending: 'resigned' },
    { kind: 'election', post: 'chair', fromOn: '2027-03-20', untilOn: '2032-03-20', leaving: [{ termId: 'x', endedOn: '2027-03-20', ending: 'resigned' }] }],
  ['a report makes nothing happen', { subject: 'report', who: 'a' }, null],
])('%s', (_name, values, effect) => expect(effectOf(values, members)).toEqual(effect))

test('candidates keep names with a bar', () => expect(candidatesOf({ candidate: 'a|An | Bình' })).toEqual([{ memberId: 'a', name: 'An | Bình' }]))
