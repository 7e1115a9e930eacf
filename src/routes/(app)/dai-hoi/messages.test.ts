import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { subjects } from '#modules/assembly/index.ts'
import en from './messages/en.json' with { type: 'json' }
import vi from './messages/vi.json' with { type: 'json' }

const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()

test('Vietnamese and English say the same things with the same blanks', () => {
  expect(Object.keys(en)).toEqual(Object.keys(vi))
  for (const [key, text] of Object.entries(vi)) {
    expect(text, key).toBe(text.normalize('NFC'))
    expect(holes((en as Record<string, string>)[key] ?? ''), key).toEqual(holes(text))
  }
})

test('every word that a page asks for is there, and so is every kind of matter', () => {
  const asked = globSync('src/routes/(app)/dai-hoi/**/*.{svelte,ts}').flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/'(meeting\.[\w.]+)'/g)].map((m) => m[1] ?? ''))
  expect(asked.filter((key) => !(key in vi))).toEqual([])
  expect(subjects.filter((one) => !(`meeting.subject.${one}` in vi))).toEqual([])
})
