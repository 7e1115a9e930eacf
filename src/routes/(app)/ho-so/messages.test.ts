import { expect, test } from 'vitest'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }
import { profileFields, sections } from './profile.ts'
import { words } from './words.ts'

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()

test('Vietnamese and English say the same things with the same blanks', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi))
  for (const [key, text] of Object.entries(vi)) {
    expect(text, key).toBe(text.normalize('NFC'))
    expect(holes((en as Record<string, string>)[key] ?? ''), key).toEqual(holes(text))
  }
})

test('every field and section of the profile has a name, and what every page says is found too', () => {
  const t = words('vi')
  for (const name of profileFields) expect(t(`field.${name}`)).not.toMatch(/^field\./)
  for (const { id } of sections) expect(t(`record.section.${id}`)).not.toMatch(/^record\./)
  expect(t('page.record.address')).toBe('Địa chỉ trụ sở')
})
