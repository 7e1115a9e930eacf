import * as z from 'zod'

export const dimensions = ['province', 'commune', 'sector', 'field', 'type', 'size', 'status', 'year'] as const
export type Dimension = (typeof dimensions)[number]

export const statisticsInput = z.object({
  by: z.enum(dimensions).default('province'),
  year: z.coerce.number().int().min(1950).max(2100).optional().meta({ description: 'At the end of this year; without it, today. Size and status are known for today only.' }),
  province: z.string().regex(/^\d{2}$/).optional().meta({ description: 'Only this province; needed for by=commune.' }),
})
export type StatisticsInput = z.output<typeof statisticsInput>

const origin = {
  source: z.string(),
  asOf: z.string().meta({ description: 'Day that the figure speaks of.' }),
  method: z.string(),
  unitScheme: z.string().meta({ description: 'Scheme of administrative units.' }),
}

export const figure = z.object({
  key: z.string().meta({ description: 'Code of the province or commune, or a value of the list.' }),
  name: z.string(),
  counts: z.object({ HTX: z.int(), LHHTX: z.int(), THT: z.int() }),
  total: z.int(),
  href: z.string().nullable().meta({ description: 'The organisations behind the figure.' }),
  ...origin,
})
export type Figure = z.output<typeof figure>

export const officialFigure = z.object({
  indicator: z.string(), name: z.string(), value: z.int(), unit: z.enum(['organisation', 'person', 'dong']), approximate: z.boolean(), ...origin,
})
export type OfficialFigure = z.output<typeof officialFigure>

export const statistics = z.object({
  by: z.enum(dimensions), year: z.int().nullable(), province: z.string().nullable(),
  figures: z.array(figure), total: z.object({ HTX: z.int(), LHHTX: z.int(), THT: z.int() }),
  official: z.array(officialFigure).meta({ description: 'Published figures for comparison; sources that disagree stand side by side.' }),
  ...origin,
})

export const provinceSummary = z.object({
  province: z.object({ code: z.string(), name: z.string() }),
  fields: z.array(z.object({ key: z.string(), name: z.string() })),
  rows: z.array(z.object({
    commune: z.object({ code: z.string(), name: z.string() }),
    htx: z.array(z.int()).meta({ description: 'HTX by field, in the order of `fields`.' }),
    htxTotal: z.int(), lhhtx: z.int(), tht: z.int(),
  })),
  total: z.object({ htx: z.array(z.int()), htxTotal: z.int(), lhhtx: z.int(), tht: z.int() }),
  ...origin,
})
