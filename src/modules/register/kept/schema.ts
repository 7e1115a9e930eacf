import * as z from 'zod'

/** What a book of the organisation's own knows better than whoever types; the first four are fields of the profile too. */
export const keptFigures = ['officialMembers', 'contributingMembers', 'noncontributingMembers', 'femaleMembers', 'contributedCapitalDong', 'paidCapitalDong'] as const
export const figureSources = ['membership', 'capital'] as const
export type KeptName = (typeof keptFigures)[number]
export type FigureSource = (typeof figureSources)[number]

export const keptFigure = z.object({
  figure: z.enum(keptFigures), value: z.int(),
  source: z.enum(figureSources).meta({ description: 'membership: the member register; capital: the book of contributions.' }),
  asOf: z.string().meta({ description: 'The day of which the book says so.' }),
})
export type KeptFigure = z.output<typeof keptFigure>
