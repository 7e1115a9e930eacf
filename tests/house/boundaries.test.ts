import { readFileSync, globSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { modules } from '#modules/registry.server.ts'

/**
 * Imports point down: platform < modules in the order of their `requires` < server, routes. Another module is entered
 * through its index.ts only. The rooms stay small because this test says so.
 */
const files = globSync('src/**/*.{ts,svelte}').filter((f) => !f.endsWith('.test.ts'))
const importsOf = (file: string): string[] =>
  [...readFileSync(file, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'([^']+)'/g)].map((m) => m[1] ?? '')

/** Where the parts are put together: they may know every module. */
const compositionRoots = new Set(['src/platform/testing.server.ts', 'src/modules/registry.server.ts'])

const roomOf = (file: string): string => file.split('/')[1] ?? ''
const moduleOf = (file: string): string => file.split('/')[2] ?? ''

function crossings(): string[] {
  const wrong: string[] = []
  const requires = new Map(modules.map((m) => [m.name, new Set(m.requires)]))
  for (const file of files.filter((f) => !compositionRoots.has(f))) {
    for (const target of importsOf(file)) {
      const room = roomOf(file)
      if (room === 'platform' && /^#(modules|server|ui)\//.test(target)) wrong.push(`${file} → ${target}: the platform knows no module`)
      if (room === 'ui' && /^#(modules|server)\//.test(target)) wrong.push(`${file} → ${target}: the design system knows no domain word`)
      if (room !== 'modules') continue
      if (target.startsWith('#server/')) wrong.push(`${file} → ${target}: modules know no server`)
      const other = /^#modules\/([^/]+)\/(.+)$/.exec(target)
      if (!other || other[1] === moduleOf(file)) continue
      if (other[2] !== 'index.ts') wrong.push(`${file} → ${target}: enter by index.ts`)
      if (!requires.get(moduleOf(file))?.has(other[1] ?? '')) wrong.push(`${file} → ${target}: not in requires of ${moduleOf(file)}`)
    }
  }
  return wrong
}

describe('rooms of the house', () => {
  test('imports point down and enter by the door', () => {
    expect(crossings()).toEqual([])
  })

  test('a module requires only modules that stand before it', () => {
    const before = new Set<string>()
    for (const module of modules) {
      for (const name of module.requires) expect(before, `${module.name} requires ${name}`).toContain(name)
      before.add(module.name)
    }
  })

  test('there is no drawer', () => {
    expect(globSync('src/**/{common,shared,utils,helpers}{,.ts}')).toEqual([])
  })
})
