import { expect, test } from 'vitest'
import { changedFacts, ratioText, refuseCertificate, refuseReplacement, type CertificateFacts } from './rules.ts'

const paid = { committedDong: 100, paidDong: 100, active: true, hasValid: false, representative: 'Lê Văn Bảy', code: '9951000423' }
test.each([
  ['fully paid and in the register', {}, null],
  ['one đồng is missing', { paidDong: 99 }, 'notFullyPaid'],
  ['nothing was contributed', { committedDong: 0, paidDong: 0 }, 'nothingContributed'],
  ['the membership ended', { active: false }, 'notMember'],
  ['there is one already', { hasValid: true }, 'certificateExists'],
  ['nobody could sign it', { representative: null }, 'representativeMissing'],
] as const)('C17 a certificate when %s', (_name, more, expected) => {
  expect(refuseCertificate({ ...paid, ...more })).toBe(expected)
})

const facts: CertificateFacts = {
  organisationName: 'HTX Gò Mây', organisationCode: '9951000423', organisationAddress: 'Thôn Gò Mây', charterCapitalDong: 1000, memberName: 'Nguyễn Tấn Lực',
  memberAddress: 'Xã Đông Sơn', memberNationality: 'VN', memberCode: null, contributionDong: 100, useRights: [{ note: '500 m²', untilOn: '2030-12-31' }], representative: 'Lê Văn Bảy',
}
test('C17 every field of L 75.2 that changed asks for an exchange', () => {
  expect(changedFacts(facts, { ...facts, useRights: [{ note: '500 m²', untilOn: '2030-12-31' }] })).toEqual([])
  const other: { [K in keyof CertificateFacts]: CertificateFacts[K] } = {
    organisationName: 'x', organisationCode: null, organisationAddress: 'x', charterCapitalDong: 1, memberName: 'x', memberAddress: 'x', memberNationality: 'LA', memberCode: 'x',
    contributionDong: 1, useRights: [], representative: 'x',
  }
  for (const name of Object.keys(facts) as (keyof CertificateFacts)[]) expect(changedFacts(facts, { ...facts, [name]: other[name] })).toEqual([name])
})

test.each([['lost', false, null], ['damaged', false, null], ['changed', true, null], ['changed', false, 'nothingChanged']] as const)('C17 replaced because %s, changed %s', (reason, changed, expected) => {
  expect(refuseReplacement(reason, changed)).toBe(expected)
})

test.each([[100, 1000, '10 %'], [1, 3, '33,33 %'], [2, 3, '66,66 %'], [105, 1000, '10,5 %'], [1005, 10000, '10,05 %'], [1, 1_000_000, '0 %'], [0, 0, '0 %']] as const)('C17 the ratio of %d to %d prints as %s', (part, whole, text) => {
  expect(ratioText(part, whole)).toBe(text)
})
