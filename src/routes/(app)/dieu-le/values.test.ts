import { expect, test } from 'vitest'
import { charterNames, defaultValues } from '#modules/charter/index.ts'
import { sections } from './parameters.ts'
import { articleShown, readValue, typedValue } from './values.ts'
import { words } from './words.ts'

const all = sections.flatMap((section) => section.parameters)
const of = (name: string) => all.find((one) => one.name === name) ?? { name: 'minContributionDong' as const, kind: 'dong' as const }

test('every parameter of the condition sheet is on the page, once', () => {
  expect(all.map((one) => one.name).sort()).toEqual([...charterNames].sort())
})

test('what the form shows reads back as what it was', () => {
  const values = { ...defaultValues('LHHTX'), otherFunds: [{ name: 'Quỹ dự phòng: rủi ro', basisPoints: 1250 }], unionVoteSteps: [{ membersFrom: 1000, votes: 3 }], minInternalBasisPoints: 3333, minContributionDong: 1_000_000, minimumUseDong: 250_000 }
  for (const parameter of all.filter((one) => one.kind !== 'forms')) {
    const value = values[parameter.name]
    if (value !== null && !(Array.isArray(value) && value.length === 0)) expect(readValue(parameter, typedValue(parameter, value)), parameter.name).toEqual(value)
  }
})

test.each([
  ['minContributionDong', '1.000.000', 1_000_000], ['minContributionDong', 'một triệu', 'một triệu'], ['undividedExternalBasisPoints', '5', 500], ['undividedExternalBasisPoints', '12,5 %', 1250],
  ['undividedExternalBasisPoints', '5,125', '5,125'], ['inactivityMonths', '', undefined], ['representativeTitles', 'Giám đốc\r\nChủ tịch Hội đồng quản trị', ['Giám đốc', 'Chủ tịch Hội đồng quản trị']],
  ['multiMembership', 'no', false], ['meetingForms', 'online', ['online']], ['meetingForms', undefined, undefined],
])('%s typed as %s is %s', (name, typed, expected) => {
  expect(readValue(of(name), typed)).toEqual(expected)
})

test.each([['L40.8', 'Luật Hợp tác xã: Điều 40 khoản 8'], ['L40.4b', 'Luật Hợp tác xã: Điều 40 khoản 4 điểm b'], ['L56', 'Luật Hợp tác xã: Điều 56'], ['D77.11.2', 'Nghị định 77/2019: Điều 11 khoản 2']])('%s is read as %s', (article, shown) => {
  expect(articleShown(article, words('vi'))).toBe(shown)
})
