import { afterAll, beforeAll, expect, test } from 'vitest'
import { anonymous } from '#platform/operation.server.ts'
import { testDatabase, type TestDatabase } from '#platform/testing.server.ts'
import { listRules } from './operations.server.ts'

let t: TestDatabase
beforeAll(async () => { t = await testDatabase() })
afterAll(() => t.close())

const ask = (input: object = {}, locale: 'vi' | 'en' = 'vi') => t.execute(anonymous, listRules, input, { locale })

test('lists C1 to C66 and P1 to P33 to everybody; what is built has a function and tests, what is not has neither', async () => {
  const { items, counts } = await ask()
  expect(items).toHaveLength(99)
  expect(counts.built).toBe(items.filter((rule) => rule.module !== null).length)
  for (const rule of items) {
    expect(rule.title.length, rule.rule).toBeGreaterThan(5)
    if (rule.module === null) expect([rule.decidedBy, rule.tests], rule.rule).toEqual([[], []])
    else expect(rule.decidedBy.length > 0 && rule.tests.length > 0, rule.rule).toBe(true)
  }
})

test.each([
  ['C51', ['C51']], ['c51', ['C51']], ['D92.29', ['C50']], ['so sanh', []], ['khong ai xoa', ['C51']], ['register.sizeClassOf', ['C46']],
])('"%s" finds %j', async (q, rules) => expect((await ask({ q })).items.map((rule) => rule.rule)).toEqual(rules))

test('built and open ones add up; notes and titles come in the language of the reader', async () => {
  const [built, open, english] = await Promise.all([ask({ built: 'true' }), ask({ built: 'false' }), ask({ q: 'C29' }, 'en')])
  expect(built.items.length + open.items.length).toBe(99)
  expect(english.items[0]?.note).toContain('Exactly 50')
})
