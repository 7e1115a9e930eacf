import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { modules } from '#modules/registry.server.ts'
import { platformMessages } from '#platform/kernel.server.ts'

const catalogues = [{ name: 'platform', messages: platformMessages }, ...modules.filter((m) => m.name !== 'platform')]
const holes = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1] ?? '').sort()

test.each(catalogues)('$name: Vietnamese and English say the same things with the same blanks', ({ messages }) => {
  expect(Object.keys(messages.en).sort()).toEqual(Object.keys(messages.vi).sort())
  for (const [key, text] of Object.entries(messages.vi)) {
    expect(text, key).toBe(text.normalize('NFC'))
    expect(holes(String((messages.en as Record<string, string>)[key])), key).toEqual(holes(text))
  }
})

test('every refusal has its words', () => {
  const known = new Set(catalogues.flatMap((c) => Object.keys(c.messages.vi)))
  const thrown = globSync('src/{platform,modules,server}/**/*.ts').filter((f) => !f.endsWith('.test.ts'))
    .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/new AppError\(\s*'[a-z_]+',\s*'([^']+)'/g)].map((m) => ({ file, key: m[1] ?? '' })))
  expect(thrown.length).toBeGreaterThan(10)
  expect(thrown.filter(({ key }) => !known.has(key))).toEqual([])
})
