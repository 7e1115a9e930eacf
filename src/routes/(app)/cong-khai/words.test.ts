import { expect, test } from 'vitest'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()

test('Vietnamese and English say the same things with the same blanks', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi))
  for (const [key, text] of Object.entries(vi)) expect(holes((en as Record<string, string>)[key] ?? ''), key).toEqual(holes(text))
})
