import * as z from 'zod'

export const lawTest = z.object({ file: z.string(), name: z.string().meta({ description: 'Groups around the test first, then its own name.' }) })
export type LawTest = z.output<typeof lawTest>

const inBoth = z.object({ vi: z.string(), en: z.string() })

const facts = {
  rule: z.string().regex(/^[CP]\d{1,2}$/).meta({ description: 'C1…C66 of cooperative law, P1…P33 of programmes.' }),
  article: z.string().meta({ description: 'As the glossary shortens sources: "L61.2" is Article 61, clause 2 of the Law on Cooperatives.' }),
  from: z.string().meta({ description: 'First day of effect.' }),
  to: z.string().nullable(),
  module: z.string().nullable().meta({ description: 'The module that decides by it; null while it is not built.' }),
  decidedBy: z.array(z.string()).meta({ description: '`module.function`.' }),
  tests: z.array(lawTest),
}

/** As `npm run generate` writes it down. */
export const listedRule = z.object({ ...facts, title: inBoth, note: inBoth.nullable() })
export type ListedRule = z.output<typeof listedRule>

export const ruleView = z.object({
  ...facts,
  title: z.string(),
  note: z.string().nullable().meta({ description: 'What about it is not verified, or is no law.' }),
})
export type RuleView = z.output<typeof ruleView>

export const lawInput = z.object({
  q: z.string().max(200).default('').meta({ description: 'Words of number, article, title, function or test; accents do not matter.' }),
  built: z.enum(['true', 'false']).optional().meta({ description: 'Only those that a module decides by, or only those not built yet.' }),
})
