import { expect, test } from 'vitest'
import { memberFacts } from '#modules/membership/schema.ts'
import { decisionFrom, factsFrom, formField, typedDay, typedFacts } from './form.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const typed = { kind: 'official', party: 'person', name: 'Lê Văn Bảy', idNumber: '000 200 000 105', bornOn: '30/8/1971', pledgedDong: '5.000.000 đồng', usesService: 'on', gender: 'male' }

test('what people type becomes what the operation takes', () => {
  expect(memberFacts.parse(factsFrom(typed))).toMatchObject({ bornOn: '1971-08-30', pledgedDong: 5_000_000, usesService: true, givesLabour: false, idNumber: '000200000105', representatives: [] })
  expect(memberFacts.parse(factsFrom({ ...typed, party: 'household', name: 'Hộ bà Sen', repName: 'Ngô Thị Sen', repId: '000200000222' }))).toMatchObject({
    idNumber: null, bornOn: null, representatives: [{ name: 'Ngô Thị Sen', idNumber: '000200000222' }],
  })
  expect(decisionFrom({ organ: 'board', decidedOn: '1/6/2026', resolutionRef: '5/NQ', votesFor: '' })).toEqual({ organ: 'board', decidedOn: '2026-06-01', resolutionRef: '5/NQ' })
})

test('what is no day or amount is refused by name, not guessed', () => {
  expect(typedDay('31/2/2026')).toBe('31/2/2026')
  expect(memberFacts.safeParse(factsFrom({ ...typed, pledgedDong: '12,5' })).error?.issues.map((one) => one.path.join('.'))).toEqual(['pledgedDong'])
  expect(formField('facts.representatives.0.idNumber')).toBe('repId')
  expect(formField('decision.resolutionRef')).toBe('resolutionRef')
})

test('a member goes into the form and out again unchanged', () => {
  const facts = memberFacts.parse(factsFrom(typed))
  expect(memberFacts.parse(factsFrom(typedFacts({ ...facts, representative: null })))).toEqual(facts)
})

test('Vietnamese and English say the same things with the same blanks', () => {
  const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()
  expect(Object.keys(en)).toEqual(Object.keys(vi))
  for (const [key, text] of Object.entries(vi)) expect(holes((en as Record<string, string>)[key] ?? ''), key).toEqual(holes(text))
})
