import { expect, test } from 'vitest'
import { electionOf, personOf, rowsOf, type Choice } from './form.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const choices: Choice[] = [{ number: 12, memberId: 'm12', name: 'Lê Văn Bảy', needsName: false }, { number: 15, memberId: 'm15', name: 'Hộ Nguyễn Văn Sáu', needsName: true }]

test.each([
  ['12 · Lê Văn Bảy', '', { memberId: 'm12' }], ['12', '', { memberId: 'm12' }], ['lê văn bảy', '', { memberId: 'm12' }], ['15 · Hộ Nguyễn Văn Sáu', 'Nguyễn Văn Sáu', { memberId: 'm15', name: 'Nguyễn Văn Sáu' }],
  ['15', '', { memberId: 'm15' }], ['Trần Thị Ngoài', '', { name: 'Trần Thị Ngoài' }], ['99', '', { name: '99' }],
])('"%s" is %s %j', (who, representative, person) => expect(personOf({ who, representative }, choices)).toEqual(person))

test('empty rows are left out, a single row is no list', () => {
  expect(rowsOf({ post: ['chair', 'boardMember'], who: ['12', ''], representative: ['', ''] })).toEqual([{ post: 'chair', who: '12', representative: '' }])
  expect(rowsOf({ post: 'chair', who: '12', representative: '' })).toHaveLength(1)
  expect(rowsOf({})).toEqual([])
})
test('elected posts carry the ballot and the term, appointed ones do not', () => {
  const { seats, leaving } = electionOf({ post: ['chair', 'treasurer'], who: ['12', 'Ai đó'], fromOn: '2026-12-01', untilOn: '2031-12-01', ballot: 'secret', leaving: 't1' }, choices)
  expect(seats.map((s) => [s.post, s.ballot, s.untilOn])).toEqual([['chair', 'secret', '2031-12-01'], ['treasurer', 'appointed', null]])
  expect(leaving).toEqual([{ termId: 't1', endedOn: '2026-12-01', ending: 'termEnded' }])
})
test('Vietnamese and English say the same things', () => expect(Object.keys(en)).toEqual(Object.keys(vi)))
