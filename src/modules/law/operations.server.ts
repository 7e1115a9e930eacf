import * as z from 'zod'
import { operation } from '#platform/operation.server.ts'
import listed from './listed.json' with { type: 'json' }
import { matches } from './rules.ts'
import { lawInput, ruleView, type ListedRule } from './schema.ts'

const rules: readonly ListedRule[] = listed

export const listRules = operation({
  id: 'law.listRules',
  http: 'GET /law',
  summary: 'Every rule of cooperative law and of programmes: its article, the function that decides by it and the tests named by it; rules not built yet have no module.',
  reads: true,
  as: 'public',
  input: lawInput,
  output: z.object({ items: z.array(ruleView), counts: z.object({ rules: z.int(), built: z.int(), tests: z.int() }) }),
  allow: () => true,
  run: async ({ locale }, { q, built }) => {
    const all = rules.map((rule) => ({ ...rule, title: rule.title[locale], note: rule.note?.[locale] ?? null }))
    const items = all.filter((rule) => (built === undefined || (rule.module !== null) === (built === 'true')) && matches(rule, q))
    return { items, counts: { rules: all.length, built: all.filter((rule) => rule.module !== null).length, tests: new Set(all.flatMap((rule) => rule.tests.map(({ file, name }) => `${file} ${name}`))).size } }
  },
})
