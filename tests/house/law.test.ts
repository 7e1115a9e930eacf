import { globSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import sources from '#data/law/rules.json' with { type: 'json' }
import { modules } from '#modules/registry.server.ts'
import { testsByRule } from '../../tools/law.ts'
import { rulesAtStart, titlesIn } from '../../tools/test-titles.ts'

const claims = modules.flatMap((module) => (module.law ?? []).map((claim) => ({ module: module.name, ...claim })))
const known = new Set(sources.map((source) => source.rule))
const found = testsByRule()

test('the list has every rule once', () => {
  const numbered = (letter: string, count: number): string[] => Array.from({ length: count }, (_, i) => `${letter}${i + 1}`)
  expect(sources.map((source) => source.rule)).toEqual([...numbered('C', 66), ...numbered('P', 33)])
})

test('every rule that a module claims is one of the list, and has a test that starts with its number', () => {
  expect(claims.length).toBeGreaterThan(10)
  expect(claims.filter(({ rule }) => !known.has(rule)).map(({ module, rule }) => `${module}: ${rule} is not in data/law/rules.json`)).toEqual([])
  expect(claims.filter(({ rule }) => !found.has(rule)).map(({ module, rule }) => `${module}: no test starts with "${rule} "`)).toEqual([])
})

test('a rule is decided by a function of the module that claims it', () => {
  const missing = claims.filter(({ module, decidedBy }) => {
    const name = decidedBy.split('.').at(-1) ?? ''
    const inside = globSync(`src/modules/${module}/**/*.{ts,sql}`).filter((file) => !file.endsWith('.test.ts'))
    return !decidedBy.startsWith(`${module}.`) || !inside.some((file) => new RegExp(`(function|const|let)\\s+(\\w+\\.)?${name}\\b`).test(readFileSync(file, 'utf8')))
  })
  expect(missing.map(({ module, rule, decidedBy }) => `${module}: ${rule} by ${decidedBy}`)).toEqual([])
})

test('a test that names a rule names one that exists, and that some module decides by', () => {
  const claimed = new Set(claims.map(({ rule }) => rule))
  expect([...found].filter(([rule]) => !claimed.has(rule)).map(([rule, tests]) => `${rule}: ${tests[0]?.file}: ${tests[0]?.name}`)).toEqual([])
})

describe('names of tests', () => {
  test.each([
    ['C34 64.99 % fails', ['C34']], ['C12, C13: caps', ['C12', 'C13']], ['C54 C55 statuses', ['C54', 'C55']], ['P5/P6 funds', ['P5', 'P6']],
    ['rule C34', []], ['C345 x', []], ['CC1', []], ['C7-day week', []], ['the C1', []],
  ])('"%s" is of %j', (title, rules) => expect(rulesAtStart(title)).toEqual(rules))

  test('groups, tables and templates are read as they are run', () => {
    const text = `
      describe('C1 group', () => { it('inner', () => {}); it.each([[1]])('with %i', () => {}) })
      test.each([['C2 first', 1], ['C3 second', 2]] as const)('%s', () => {})
      test.each([{ rule: 'C4', n: 1 }])('$rule of $n', () => {})
      test(\`C5 \${1} of a template\`, () => {})
      test.skipIf(true)('C6 skipped somewhere', () => {})
      const each = list.map((test) => test.each)`
    expect(titlesIn(text, 'x.test.ts')).toEqual([['C1 group', 'inner'], ['C1 group', 'with %i'], ['C2 first'], ['C3 second'], ['C4 of $n'], ['C5 ${1} of a template'], ['C6 skipped somewhere']])
  })
})
